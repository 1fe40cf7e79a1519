#!/bin/sh
# HTML of the samples in Chromium: axe-core has no finding on a desk or a phone, by day or by night, at 400 %; nothing is fetched, nothing
# wider than the window; printed it is as large as the layout says. And the Nu checker calls it valid. The
# same of a site's pages; in its list is found what is looked for, and its feed is one. KEEP=FOLDER keeps the pictures, to be looked at.
. tests/conformance/documents.sh

modules=$PWD/build/browser
[ -d "$modules/axe-core" ] || fail "axe-core is missing (./dev test fetches it)"
command -v chromium >/dev/null || fail "chromium is missing (./dev test installs it)"
pictures=${KEEP-$work/pictures}
mkdir -p "$pictures" "$work/html"
for language in nl en de; do
    "$program" render samples/25135-contactcenter-medewerker.xml -l $language -o "$work/html/nl-$language.html" --pdf nl-$language.pdf || fail nl
done
"$program" render samples/25135-contactcenter-medewerker.xml -l en -o "$work/html/personal.html" -f holder.name='Zoë Jansen-Đurić' \
    -f holder.diploma=2026-004711 -f holder.date=2026-07-10 -f check=https://check.school.nl/C/X1XJ-WT3J-Y65J-6CJS-VPKJ || fail personal
for name in hu-pek cz-truhlar; do
    "$program" render samples/countries/$name.xml -o "$work/html/$name.html" 2>/dev/null || fail "$name"
done
make_everything
"$program" render -L "$work/everything/layout.xml" "$work/everything/qualification.xml" -o "$work/html/everything.html" \
    --field holder.name='X̂ăb Þórdís Ḏ̣ị J̌okūbas' 2>/dev/null || fail everything

node tests/conformance/browser/visit.js "$modules" "$pictures" "$work"/html/*.html || fail "in the browser"

# A site: its list, in two languages; what is told of one that changed, and of one that was withdrawn.
publish() {
    SOURCE_DATE_EPOCH=$1 "$program" publish "$work/qualifications" -o "$work/site" --address https://example.org/s >"$work/said" 2>&1 ||
        fail "$(cat "$work/said")"
}
mkdir -p "$work/qualifications" "$work/pages" "$pictures/site"
cp samples/25135-contactcenter-medewerker.xml samples/countries/*.xml "$work/qualifications"
publish 1767225600
sed -i 's/Contact centre employee/Contact centre agent/' "$work/qualifications/25135-contactcenter-medewerker.xml"
rm "$work/qualifications/hu-pek.xml"
publish 1777225600
cp "$work/site/index.html" "$work/pages/list.html"
cp "$work/site/index.fr.html" "$work/pages/list-fr.html"
cp "$work/site/25135/index.html" "$work/pages/changed.html"
cp "$work/site/4-0721-SP-01/index.html" "$work/pages/withdrawn.html"
cp "$work/site/25135/de.html" "$work/pages/edition.html"
node tests/conformance/browser/visit.js "$modules" "$pictures/site" "$work"/pages/*.html || fail "a site in the browser"
node tests/conformance/browser/search.js "$modules" "$work/site/index.html" || fail "what is looked for in the list of a site"
xmllint --noout --relaxng tests/conformance/browser/feed.rng "$work/site/feed.xml" 2>"$work/said" || fail "$(cat "$work/said")"

for printed in "$pictures"/*.pdf; do
    case $printed in
    */everything.pdf) size='25[45].* x 340' ;; # 90 mm x 120 mm
    *) size='.*A4' ;;
    esac
    LC_ALL=C pdfinfo "$printed" | grep -q "^Page size: *$size" || fail "$(LC_ALL=C pdfinfo "$printed" | grep '^Page size'): $printed"
done
# The sample takes as many sheets as its PDF does.
for language in nl en de; do
    LC_ALL=C pdfinfo "$pictures/nl-$language.pdf" | grep -q '^Pages: *2$' || fail "nl-$language takes more than two pages"
done

# It is of 2020, and does not know the CSS that came since.
java -cp "build/browser/nu/*" nu.validator.client.SimpleCommandLineValidator --Werror "$work"/html/*.html "$work"/pages/*.html >"$work/nu" 2>&1 || true
grep -E '": *(info )?(error|warning)|: (error|info warning):' "$work/nu" | grep -v 'CSS:' >"$work/nu.faults" || true
[ ! -s "$work/nu.faults" ] || { cat "$work/nu.faults" >&2; fail "not valid"; }
