#!/bin/sh
# The data inside a PDF make the same PDF again, byte for byte; each is small.
. tests/conformance/documents.sh

make_samples
for document in "$work"/*.pdf; do
    "$program" extract "$document" -o "$work/again.xml"
    xmllint --noout --schema layouts/schemas/qualification.xsd "$work/again.xml" 2>/dev/null ||
        fail "$document: its data do not follow the schema"
    "$program" render "$work/again.xml" -o "$work/again"  --format pdf
    cmp "$document" "$work/again" || fail "$document: its data make another PDF"
done

size=$(wc -c <"$work/25135-contactcenter-medewerker-nl.pdf")
[ "$size" -le 30720 ] || fail "the Dutch edition has $size bytes, more than 30 KB"
