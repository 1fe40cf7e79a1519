# Makes the documents that the checks look at, in the folder $work: sourced by them. $1 is the program, $2 veraPDF's archive,
# $3 and $4 are check-objects and mutate-objects, $5 is the program that makes print runs, $6 what kills; $7 and $8 say which of
# how many parts of the check is wanted, if it is divided.
set -eu
export LC_ALL=C.UTF-8 TZ=UTC
unset SOURCE_DATE_EPOCH

program=$(realpath "$1")
verapdf=$2
check=$(realpath "$3")
mutate=$4
part=${7-1}
parts=${8-1}
tests=$PWD/tests
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What the programs of others keep for the next time goes with the rest. Java does not ask for HOME and TMPDIR.
mkdir "$work/home" "$work/tmp"
export HOME="$work/home" TMPDIR="$work/tmp"
export JAVA_TOOL_OPTIONS="-XX:-UsePerfData -Djava.io.tmpdir=$TMPDIR -Duser.home=$HOME"

fail() {
    echo "FAILED: $*" >&2
    exit 1
}

# verapdf PROFILE FILE...: one line a file, "PASS FILE PROFILE" or "FAIL FILE PROFILE", with the rules that are broken below. Its
# exit status is not 0 if any file fails; what counts is what it says of each. PROFILE 0: all that the file itself claims, each with a
# line. For so short a run Java's first compiler is enough, and half the work.
verapdf() {
    profile=$1
    shift
    LC_ALL=C.UTF-8 java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$verapdf" org.verapdf.apps.GreenfieldCliWrapper -f "$profile" --format text -v "$@" 2>/dev/null || true
}

# tree FILE: the structure as Poppler reads it, without attributes. Text of one element that comes in pieces is joined.
tree() {
    pdfinfo -struct-text "$1" | LC_ALL=C sed -E '/^ *\//d; /^ *Object [0-9]+ [0-9]+$/d
        s/^( *[A-Z][A-Za-z0-9]*)( <[^>]*>)?( \((block|inline)\))?:?$/\1/' |
        awk 'function flush() { if (text !~ /^ *""$/ && text != "") print text; text = "" }
             !/^ *"/ { flush(); print; next }
             { indent = match($0, /"/) }
             text != "" && indent == before { sub(/"$/, "", text); text = text substr($0, indent + 1); next }
             { flush(); text = $0; before = indent }
             END { flush() }'
}

# reading FILE: all that is heard of a document; the tree also in $work/tree. Poppler takes a second for a page or two.
reading() {
    tree "$1" >"$work/tree"
    cat "$work/tree"
    "$check" -b "$1"
}

# clock [KEYS]: an authority for time stamps at $address (see clock.py); it ends with the check.
clock() {
    mkdir "$work/clock"
    mkfifo "$work/clock/end"
    python3 "$tests/clock.py" "$work/clock" "$@" <"$work/clock/end" &
    exec 9>"$work/clock/end"
    until [ -e "$work/clock/address" ]; do sleep 0.1; done
    address=$(cat "$work/clock/address")
}

# await PROCESS COMMAND...: until it succeeds, for as long as a computer with much else to do may take; the process is not to end meanwhile.
await() {
    awaited=$1
    shift
    for _ in $(seq 1200); do
        ! "$@" >/dev/null 2>&1 || return 0
        kill -0 "$awaited" 2>/dev/null || break
        sleep 0.1
    done
    fail "never: $*: $(cat "$work/said")"
}

# begin_serving OPTION...: on a port that is free; $serving is the process, $port the port, and $work/said what it says.
begin_serving() {
    : >"$work/said"
    "$program" serve "$@" --listen 127.0.0.1:0 2>"$work/said" &
    serving=$!
    await $serving grep -q '^supplement: http' "$work/said"
    port=$(sed -n 's|^supplement: https*://127.0.0.1:\([0-9]*\)/$|\1|p' "$work/said")
}

# What the documents conform to, and veraPDF's profiles for that; a check may say otherwise.
standard=pdf17
profiles='3a ua1'

render() {
    "$program" render --standard=$standard "$@"
}

# Each sample in each language, and a personal edition of each.
make_samples() {
    for sample in samples/*.xml; do
        name=$(basename "$sample" .xml)
        editions=$(xmllint --xpath 'string(/*/@editions)' "$sample")
        for language in $editions; do
            render "$sample" -l "$language" -o "$work/$name-$language.pdf"
            render "$sample" -l "$language" -o "$work/$name-$language-personal.pdf" \
                --field holder.name='Þórdís Łucja Nguyễn-Đurić' --field holder.diploma=2026-004711 --field holder.date=2026-07-10
        done
    done
}

# Each qualification of another country in each language, and a personal edition of each in the first.
make_countries() {
    for sample in samples/countries/*.xml; do
        name=$(basename "$sample" .xml)
        first=
        for language in $(xmllint --xpath 'string(/*/@editions)' "$sample"); do
            render "$sample" -l "$language" -o "$work/$name-$language.pdf" 2>/dev/null || fail "cannot render $sample"
            [ -n "$first" ] || first=$language
        done
        render "$sample" -l "$first" -o "$work/$name-$first-personal.pdf" --field holder.name='Þórdís Łucja Nguyễn-Đurić' \
            --field holder.diploma=2026-004711 --field holder.date=2026-07-10 2>/dev/null || fail "cannot render $sample"
    done
    render samples/countries/hu-pek.xml -l hu -o "$work/hu-pek-results.pdf" --field holder.name='Kovács Réka' \
        --field holder.diploma=PT-A-000123 --field holder.date=2027-06-21 --field school.name='Minta Technikum' \
        --field school.number=203045 --field result.1.module=Tésztakészítés --field result.1.mark=4 --field result.1.hours=324 \
        --field result.2.module='Kemencék kezelése' --field result.2.mark=5 2>/dev/null || fail "cannot render a holder's results"
    # All that qualifications may say; and a form and a language that are data of the tests alone.
    for language in cs en; do
        render "$tests/data/vocabulary.xml" -l $language -o "$work/vocabulary-$language.pdf"
    done
    for language in eo en; do
        render -L "$tests/data/ruritania/form.xml" "$tests/data/ruritania/qualification.xml" -l $language \
            -o "$work/ruritania-$language.pdf" 2>/dev/null || fail "cannot render Ruritania"
    done
}

# set_table FOLDER: the things that layouts of the tests refer to.
set_table() {
    mkdir "$1"
    cp -R "$tests/golden/base/." "$1"
    for folder in fonts layouts/flags layouts/hyphenation; do
        ln -s "$PWD/$folder" "$1/$(basename "$folder")"
    done
    cp "$tests/data/picture.png" "$tests/data/picture.jpg" "$1"
}

# The small documents of the golden tests, one for each thing that a layout can ask for.
make_small() {
    set_table "$work/small"
    for layout in "$tests"/golden/layout/*.xml; do
        cp "$layout" "$work/small/case.xml"
        render -L "$work/small/case.xml" "$work/small/qualification.xml" -o "$work/$(basename "$layout" .xml).pdf" \
            2>/dev/null || fail "cannot render $layout"
    done
}

# One document of all of it: long tables over pages, pictures, links, nested lists, and all letters and sequences of DIN 91379
# that can stand alone, thirty to a paragraph; the letters also in the file $work/letters.
make_everything() {
    set_table "$work/everything"
    cp -R "$tests/conformance/everything/." "$work/everything"
    grep -v '^dc;\|^bnlnot;' "$tests/data/din-91379.txt" | cut -d ';' -f 5- | sed 's/^ //; /^[[:space:]]*$/d' >"$work/letters"
    sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g' "$work/letters" | paste -s -d '                             \n' |
        sed 's/^/<p>/; s/$/<\/p>/' >"$work/paragraphs"
    sed "/^letters$/{r $work/paragraphs
d;}" "$tests/conformance/everything/qualification.xml" >"$work/everything/qualification.xml"
    render -L "$work/everything/layout.xml" "$work/everything/qualification.xml" -o "$work/everything.pdf" \
        --field holder.name='X̂ăb Þórdís Ḏ̣ị J̌okūbas' 2>"$work/log" || fail "cannot render everything: $(cat "$work/log")"
}

# passing PROFILE: how many documents pass in it, as veraPDF has just said.
passing() {
    grep -c "^PASS .* $1\$" "$work/verapdf.log" || true
}

# check_profiles DOCUMENT...: qpdf finds no fault in them, and they pass in all profiles: those that they claim are looked at together.
check_profiles() {
    for document in "$@"; do
        qpdf --check "$document" >"$work/qpdf.log" 2>&1 || fail "$(cat "$work/qpdf.log")"
    done
    verapdf 0 "$@" >"$work/verapdf.log"
    for profile in $profiles; do
        passed=$(passing $profile)
        [ "$passed" -eq $# ] || verapdf $profile "$@" >"$work/verapdf.log"
        passed=$(passing $profile)
        [ "$passed" -eq $# ] || fail "$profile: $passed of $# documents pass
$(grep -v '^PASS' "$work/verapdf.log" | head -n 60)"
        echo "$profile: $passed documents pass"
    done
}
