#!/bin/sh
# Every letter and sequence of DIN 91379 comes out of the PDF as it went in.
. tests/conformance/documents.sh

make_everything
pdftotext -raw "$work/everything.pdf" "$work/everything.txt"
tr -s '[:space:]' '\n' <"$work/everything.txt" | sort -u >"$work/found"
# Words, for letters that ask for a neighbour are written with one.
tr -s '[:space:]' '\n' <"$work/letters" | sort -u >"$work/wanted"
missing=$(comm -23 "$work/wanted" "$work/found")
[ -z "$missing" ] || fail "these do not come out as they went in: $(echo $missing)"
[ "$(wc -l <"$work/wanted")" -gt 850 ] || fail "too few letters: $(wc -l <"$work/wanted")"
