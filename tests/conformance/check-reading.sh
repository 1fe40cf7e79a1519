#!/bin/sh
# Each sample in each language is read aloud as reading/NAME.expected says, and so is the document of everything. With
# RECORD=yes in the environment the expectations are written instead: see record.
. tests/conformance/documents.sh

expectations=$tests/conformance/reading
make_samples
make_everything
for document in "$work"/*.pdf; do
    name=$(basename "$document" .pdf)
    reading "$document" >"$work/reading"
    "$check" -t "$document" | diff -u - "$work/tree" || fail "$document: Poppler reads something else than it says"
    [ "${RECORD-}" != yes ] || cp "$work/reading" "$expectations/$name.expected"
    diff -u "$expectations/$name.expected" "$work/reading" ||
        fail "$name is read otherwise; if that is right: tests/conformance/record $program"
done
for expected in "$expectations"/*.expected; do
    [ -f "$work/$(basename "$expected" .expected).pdf" ] || fail "there is no document for $expected"
done
