# Makes the documents that the checks look at, in the folder $work: sourced by them. $1 is the program, $2 veraPDF's archive, $3
# the program that makes print runs.
set -eu
export LC_ALL=C.UTF-8 TZ=UTC
unset SOURCE_DATE_EPOCH

program=$(realpath "$1")
verapdf=$2
tests=$PWD/tests
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
    echo "FAILED: $*" >&2
    exit 1
}

# Each sample in each language, and a personal edition of each.
make_samples() {
    for sample in samples/*.xml; do
        name=$(basename "$sample" .xml)
        for language in $(xmllint --xpath 'string(/*/@editions)' "$sample"); do
            "$program" render "$sample" -l "$language" -o "$work/$name-$language.pdf"
            "$program" render "$sample" -l "$language" -o "$work/$name-$language-personal.pdf" \
                --field holder.name='Þórdís Łucja Nguyễn-Đurić' --field holder.diploma=2026-004711 --field holder.date=2026-07-10
        done
    done
}

# The small documents of the golden tests: long tables, pictures, links, nested lists and all else that a layout can ask for.
make_small() {
    mkdir "$work/small"
    cp -R "$tests/golden/base/." "$work/small"
    for folder in fonts layouts/flags layouts/hyphenation; do
        ln -s "$PWD/$folder" "$work/small/$(basename "$folder")"
    done
    ln -s "$tests/data/picture.png" "$tests/data/picture.jpg" "$work/small"
    for layout in "$tests"/golden/layout/*.xml; do
        cp "$layout" "$work/small/case.xml"
        "$program" render -L "$work/small/case.xml" "$work/small/qualification.xml" -o "$work/$(basename "$layout" .xml).pdf" \
            2>/dev/null || fail "cannot render $layout"
    done
}

# All letters and sequences of DIN 91379 that can stand alone, a group a paragraph, as a text of the qualification.
make_letters() {
    grep -v '^dc;' "$tests/data/din-91379.txt" | cut -d ';' -f 5- | sed 's/^ //; /^[[:space:]]*$/d' | grep -v '^ *$' >"$work/letters"
    {
        sed '/<occupations>/,$d' samples/25135-contactcenter-medewerker.xml | sed 's/editions="[^"]*"/editions="nl"/'
        echo '<occupations><text lang="nl">'
        sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g' "$work/letters" | paste -s -d '                              \n' |
            sed 's/^/<p>/; s/$/<\/p>/'
        echo '</text><text lang="en">letters</text></occupations>'
        sed '1,/<\/occupations>/d' samples/25135-contactcenter-medewerker.xml
    } >"$work/letters.xml"
    "$program" render "$work/letters.xml" -l nl -o "$work/letters.pdf" 2>"$work/letters.log" ||
        fail "cannot render the letters: $(cat "$work/letters.log")"
}

# check_profiles DOCUMENT...: qpdf finds no fault in them, and they pass as PDF/A-3a and as PDF/UA-1.
check_profiles() {
    for document in "$@"; do
        qpdf --check "$document" >"$work/qpdf.log" 2>&1 || fail "$(cat "$work/qpdf.log")"
    done
    for profile in 3a ua1; do
        # Its exit status is not 0 if any file fails; what counts is what it says of each.
        java -cp "$verapdf" org.verapdf.apps.GreenfieldCliWrapper -f $profile --format text -v "$@" >"$work/verapdf.log" 2>&1 || true
        passed=$(grep -c "^PASS .* $profile\$" "$work/verapdf.log" || true)
        [ "$passed" -eq $# ] || fail "$profile: $passed of $# documents pass
$(grep -v '^PASS' "$work/verapdf.log" | head -n 60)"
        echo "$profile: $passed documents pass"
    done
}
