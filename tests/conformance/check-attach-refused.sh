#!/bin/sh
# Diplomas of every odd kind: a right result or a clear error, and no file touched.
. tests/conformance/documents.sh

supplement=$work/supplement.pdf
plain=$work/plain.pdf
diploma=$work/diploma.pdf
whole=$work/whole.pdf
"$program" render samples/25135-contactcenter-medewerker.xml -l en -o "$supplement"
"$program" render samples/25135-contactcenter-medewerker.xml -l nl -o "$plain"
qpdf --qdf --object-streams=disable "$plain" "$work/opened.pdf"

# edited SCRIPT: a diploma that is the plain one with a change.
edited() {
    sed "$1" "$work/opened.pdf" >"$work/edited.qdf"
    ! cmp -s "$work/edited.qdf" "$work/opened.pdf" || fail "'$1' changes nothing"
    fix-qdf "$work/edited.qdf" >"$diploma"
    qpdf --check "$diploma" >"$work/qpdf.log" 2>&1 || [ $? -eq 3 ] || fail "'$1' breaks the file: $(cat "$work/qpdf.log")"
}

# attach ARGUMENTS...: leaves what was said in $work/said; the inputs stay as they are.
attach() {
    rm -f "$whole"
    before=$(cat "$diploma" "$supplement" | cksum)
    status=0
    "$program" attach "$@" -o "$whole" 2>"$work/said" || status=$?
    [ "$(cat "$diploma" "$supplement" | cksum)" = "$before" ] || fail "$*: an input has changed"
    [ "$status" -le 3 ] || fail "$*: exit status $status: $(cat "$work/said")"
}

# refused KIND ID [WAY...]: in each of these ways, with this message.
refused() {
    kind=$1 id=$2
    shift 2
    for way in "$@"; do
        attach "$way" "$diploma" "$supplement"
        [ "$status" -eq 1 ] || fail "$kind $way: exit status $status: $(cat "$work/said")"
        grep -q "^$diploma: error: .*\[$id\]" "$work/said" || fail "$kind $way: not $id: $(cat "$work/said")"
        [ ! -e "$whole" ] || fail "$kind $way: refused, and written"
    done
}

# collected KIND: the way that takes any PDF.
collected() {
    attach --collection "$diploma" "$supplement"
    [ "$status" -eq 0 ] || fail "$1: $(cat "$work/said")"
    rm -rf "$work/detached"
    mkdir "$work/detached"
    pdfdetach -saveall -o "$work/detached" "$whole" >"$work/detached.log" 2>&1
    cmp "$work/detached/diploma.pdf" "$diploma" || fail "$1: the file inside is another"
}

# joined KIND PAGES [ID]: appended and embedded all the same, with this warning.
joined() {
    for way in --duplex --embed; do
        attach $way "$diploma" "$supplement"
        [ "$status" -eq 0 ] || fail "$1 $way: $(cat "$work/said")"
        qpdf --check "$whole" >"$work/qpdf.log" 2>&1 || fail "$1 $way: $(cat "$work/qpdf.log")"
        [ "$(pdftoppm -r 60 -l "$2" "$whole" | cksum)" = "$(pdftoppm -r 60 -l "$2" "$plain" | cksum)" ] ||
            fail "$1 $way: the diploma's pages look different"
        [ -z "${3-}" ] || grep -q "\[$3\]" "$work/said" || fail "$1 $way: not $3: $(cat "$work/said")"
    done
}

# ---- protected

qpdf --encrypt user owner 256 -- "$plain" "$diploma"
refused password pdf-encrypted --duplex --embed
collected password
qpdf --encrypt '' owner 256 --modify=none -- "$plain" "$diploma"
refused permissions pdf-encrypted --duplex --embed
collected permissions

# ---- damaged

size=$(wc -c <"$plain")
for bytes in 200 $((size / 2)) $((size - 600)); do
    head -c $bytes "$plain" >"$diploma"
    refused "cut at $bytes" pdf-damaged --duplex --embed
done
{ cat "$plain" | sed 's/^startxref/startxxxx/'; } >"$diploma"
refused 'without startxref' pdf-damaged --duplex --embed
{ echo 'a line before the header'; cat "$plain"; } >"$diploma"
joined 'begins with something else' 2
{ cat "$plain"; echo; echo 'a line behind the end'; } >"$diploma"
joined 'ends with something else' 2
# Every length is wrong, at the same length of the file: the streams' ends are found all the same.
sed 's|^  /Length [0-9][0-9] 0 R|  /Length 7     |' "$work/opened.pdf" >"$diploma"
joined 'lengths of streams' 2 pdf-mended

# ---- other kinds

edited '/^  \/Type \/Catalog/s|^|/AcroForm <</XFA (form)/Fields []>>\n|'
refused 'XFA' pdf-unfit --duplex --embed
collected 'XFA'
edited '/^  \/Type \/Catalog/s|^|/Collection <<>>\n|'
refused 'portfolio' pdf-unfit --duplex --embed
collected 'portfolio'
edited '/^  \/Kids \[/,/^  \]/d; s|^  /Count 2$|/Count 0/Kids []|'
refused 'no pages' pdf-unfit --duplex --embed
for file in samples/25135-contactcenter-medewerker.xml tests/data/picture.jpg /dev/null; do
    cat "$file" >"$diploma"
    refused "$file" pdf-invalid --duplex --embed --collection
done

# ---- supplements that cannot be appended

cp "$plain" "$diploma"
for change in '/AcroForm <</Fields [3 0 R]>>' '/OCProperties <</OCGs [3 0 R]/D <<>>>>'; do
    edited "/^  \\/Type \\/Catalog/s|^|$change\\n|"
    mv "$diploma" "$work/odd.pdf"
    cp "$plain" "$diploma"
    attach --any --duplex "$diploma" "$work/odd.pdf"
    [ "$status" -eq 1 ] && grep -q "^$work/odd.pdf: error: .*\[pdf-unfit\]" "$work/said" || fail "$change: $(cat "$work/said")"
    attach --any --embed "$diploma" "$work/odd.pdf"
    [ "$status" -eq 0 ] || fail "$change: $(cat "$work/said")"
done

# ---- the output

for output in "$diploma" "$work/../$(basename "$work")/supplement.pdf"; do
    status=0
    "$program" attach "$diploma" "$supplement" -o "$output" 2>"$work/said" || status=$?
    [ "$status" -eq 2 ] || fail "an input was replaced: $output"
    cmp "$plain" "$diploma"
done
"$program" attach "$diploma" "$supplement" -o - >"$whole"
"$program" attach "$diploma" "$supplement" -o "$work/again.pdf"
cmp "$whole" "$work/again.pdf" || fail "equal files make different ones"
