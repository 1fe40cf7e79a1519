#!/bin/sh
# The page that `register publish` writes, as people meet it: in a browser, on a telephone and on a desk, axe-core finds nothing against it,
# nothing is wider than the window, and who gives the surname or the number sees what stands in the document.
. tests/conformance/documents.sh

python=$PWD/build/readers/venv/bin/python
for program_needed in chromium "$python"; do
    command -v "$program_needed" >/dev/null || fail "$program_needed is missing (./dev test installs it)"
done
axe=$PWD/build/browser/axe-core/axe.min.js
[ -f "$axe" ] || fail "axe-core is missing (./dev test fetches it)"
mkdir "$work/out"
"$program" register address "$work/out/register.db" https://check.school.nl
"$program" export samples/cohort.csv -q samples -l en -o "$work/out" >/dev/null
"$program" register revoke "$work/out/register.db" 25135/2026-004712/nl/1 --reason why >/dev/null ||
    "$program" register revoke "$work/out/register.db" 25135/2026-004712/en/1 --reason why >/dev/null
"$program" register publish "$work/out/register.db" "$work/site" >/dev/null
token_of() {
    for file in "$work"/out/25135/*"$1"*.pdf; do
        "$program" extract "$file" | sed -n 's|.*name="check">.*/\(.*\)<.*|\1|p'
        return
    done
}
# look NUMBER PROOF
look() {
    token=$(token_of "$1")
    [ -n "$token" ] || fail "$1 has no token"
    "$python" "$tests/conformance/page.py" "$work/site" "$token" "$2" "$axe" >"$work/found" || fail "page.py"
    [ ! -s "$work/found" ] || fail "$1: $(cat "$work/found")"
}
look 2026-004711 'jansen duric'
look 2026-004712 2026-004712

# What is wrong is found.
sed -i 's/<html lang="en">/<html>/;s/<label>Family name[^<]*/<label>/;s/<main /<main style="min-width:2000px" /' "$work/site/$token/index.html"
sed -i "s/style-src 'self'/style-src 'self' 'unsafe-inline'/" "$work/site/$token/index.html"
"$python" "$tests/conformance/page.py" "$work/site" "$token" nobody "$axe" >"$work/found"
for wanted in 'html-has-lang' 'label:' 'points wide' 'the form:'; do
    grep -q "$wanted" "$work/found" || fail "$wanted is not found: $(cat "$work/found")"
done
