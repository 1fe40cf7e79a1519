# Supplements that LibreOffice saves as .docx and .odt are imported with all their words, in all their languages, as if nothing had happened.
. tests/conformance/documents.sh

command -v soffice >/dev/null || fail "soffice is missing (./dev test installs it)"
office() {
    soffice --headless "-env:UserInstallation=file://$work/office" "$@" >"$work/office.log" 2>&1 </dev/null || { cat "$work/office.log"; fail "LibreOffice: $*"; }
}

mkdir "$work/pages"
for qualification in samples/25135-contactcenter-medewerker.xml samples/countries/fr-fleuriste.xml samples/countries/gr-mageiras.xml; do
    name=$(basename "$qualification" .xml)
    languages=$(sed -n 's/.* editions="\([^"]*\)".*/\1/p' "$qualification" | head -1)
    for language in $languages; do
        "$program" render "$qualification" --language "$language" -o "$work/pages/$name.$language.html" || fail "$name in $language"
    done
done
for kind in docx odt; do
    office --infilter='HTML (StarWriter)' --convert-to $kind --outdir "$work/$kind" "$work"/pages/*.html
    for qualification in samples/25135-contactcenter-medewerker.xml samples/countries/fr-fleuriste.xml samples/countries/gr-mageiras.xml; do
        name=$(basename "$qualification" .xml)
        languages=$(sed -n 's/.* editions="\([^"]*\)".*/\1/p' "$qualification" | head -1)
        rm -rf "$work/imported"
        "$program" import "$work/$kind/$name".*.$kind -o "$work/imported" >"$work/said" 2>&1 || { cat "$work/said"; fail "$name.$kind is not imported"; }
        [ "$(ls "$work/imported" | wc -l)" -eq 1 ] || fail "$name.$kind: languages are in several files"
        # The Dutch form does not show the name of who awards.
        python3 tests/conformance/imported.py "$qualification" "$work"/imported/*.xml "-awarding-body" $languages || fail "$name.$kind: see above"
        ! grep -q 'both changed' "$work/said" || { cat "$work/said"; fail "$name.$kind: languages do not go together"; }
    done
done
