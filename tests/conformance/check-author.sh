#!/bin/sh
# The author's page in Chromium: a field is written, its finding comes and goes, the page is drawn again, and the file is what it should be, byte for byte.
# axe-core has no finding on a desk or a phone, by day or by night, at 400 %. KEEP=FOLDER keeps the pictures, to be looked at.
. tests/conformance/documents.sh

modules=$PWD/build/browser
[ -d "$modules/axe-core" ] || fail "axe-core is missing (./dev test fetches it)"
command -v chromium >/dev/null || fail "chromium is missing (./dev test installs it)"
pictures=${KEEP-$work/pictures}
mkdir -p "$pictures" "$work/qualifications"
cp tests/conformance/author/bread.xml "$work/qualifications/bread.xml"

: >"$work/said"
"$program" desk --qualifications "$work/qualifications" --output "$work/out" 2>"$work/said" &
desk=$!
trap 'kill $desk 2>/dev/null || true; rm -rf "$work"' EXIT
await $desk grep -q '^supplement: http.*key=' "$work/said"
address=$(sed -n 's/^supplement: \(http.*\)/\1/p' "$work/said" | head -1)
node tests/conformance/browser/author.js "$modules" "$pictures" "$address" "$work/qualifications" || fail "in the browser"
