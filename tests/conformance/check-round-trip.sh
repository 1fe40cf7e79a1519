#!/bin/sh
# The data inside a PDF make the same PDF again, byte for byte, also when others wrote it anew; each is small, and all but its streams is in object streams.
. tests/conformance/documents.sh

# again FILE [ARGUMENTS...]
again() {
    document=$1
    shift
    "$program" extract "$document" -o "$work/again.xml" 2>"$work/said"
    [ ! -s "$work/said" ] || fail "$document: $(cat "$work/said")"
    xmllint --noout --schema layouts/schemas/qualification.xsd "$work/again.xml" 2>/dev/null ||
        fail "$document: its data do not follow the schema"
    "$program" render "$@" "$work/again.xml" -o "$work/again" --format pdf 2>/dev/null
    cmp "$document" "$work/again" || fail "$document: its data make another PDF"
    loose=$(qpdf --show-xref "$document" | grep -c ' uncompressed;')
    [ "$loose" -eq "$(grep -a -c '^endstream$' "$document")" ] || fail "$document: objects stand outside of object streams"
}

make_samples
make_countries
rm "$work"/ruritania-* # it has no form but one that is named
for document in "$work"/*.pdf; do
    again "$document"
done

# Other programs that write it anew keep the data, and that they did is told.
document=$work/25135-contactcenter-medewerker-nl.pdf
"$program" extract "$document" -o "$work/data.xml"
qpdf "$document" "$work/anew-qpdf.pdf"
qpdf --linearize "$document" "$work/anew-linearized.pdf"
mutool clean "$document" "$work/anew-mutool.pdf" >/dev/null
gs -q -sDEVICE=pdfwrite -o "$work/anew-ghostscript.pdf" "$document"
for file in "$work"/anew-*.pdf; do
    "$program" extract "$file" -o "$work/again.xml" 2>"$work/said"
    cmp "$work/data.xml" "$work/again.xml" || fail "$file: other data"
    grep -q 'written the file anew' "$work/said" || fail "$file: nobody is told that it was written anew"
done
make_everything
again "$work/everything.pdf" -L "$work/everything/layout.xml"

size=$(wc -c <"$work/25135-contactcenter-medewerker-nl.pdf")
[ "$size" -le 30720 ] || fail "the Dutch edition has $size bytes, more than 30 KB"
