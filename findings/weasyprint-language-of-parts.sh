#!/bin/sh
# WeasyPrint 70.0 (PyPI), asked for PDF/UA-1, writes the language of the document and of nothing inside it.
#
# A Dutch page with a German word and a French paragraph, marked by `lang`, becomes a file whose only /Lang is "nl": a screen
# reader reads German and French with a Dutch voice. ISO 14289-1, 7.2 wants changes of the natural language declared; no validator
# can tell (veraPDF 1.28.2 passes the file), as the text is there and the language is not. Expected was /Lang on the
# elements, as Typst 0.15.1 writes it for the same words (in the property list of the marked content). Seen on 2026-11-29 with Python 3.11.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install weasyprint==70.0 typst==0.15.2 pikepdf==10.18.0
mvn -q -B -Dmaven.repo.local="$work/maven" dependency:copy -Dartifact=org.verapdf.apps:greenfield-apps:1.28.2 -DoutputDirectory="$work" </dev/null >maven.log 2>&1

cat >page.html <<'EOF'
<html lang="nl"><head><title>Diploma</title></head><body>
<p>Een <span lang="de">deutsches Wort</span> hier.</p><p lang="fr">Un paragraphe français</p></body></html>
EOF
cat >page.typ <<'EOF'
#set document(title: "Diploma", date: datetime(year: 2026, month: 7, day: 10))
#set text(lang: "nl")
Een #text(lang: "de")[deutsches Wort] hier.

#text(lang: "fr")[Un paragraphe français]
EOF
{
    venv/bin/python - <<'EOF'
import pikepdf, re, typst, weasyprint
weasyprint.HTML("page.html").write_pdf("weasyprint.pdf", pdf_variant="pdf/ua-1")
typst.compile("page.typ", output="typst.pdf", pdf_standards=["ua-1"])
for name in ("weasyprint", "typst"):
    file = pikepdf.open(name + ".pdf")
    languages = {str(o["/Lang"]) for o in file.objects if isinstance(o, pikepdf.Dictionary) and "/Lang" in o}
    for page in file.pages:
        page.contents_coalesce()
        for part in pikepdf.parse_content_stream(page):
            languages |= {str(o["/Lang"]) for o in part.operands if isinstance(o, pikepdf.Dictionary) and "/Lang" in o}
    print(name, sorted(languages))
EOF
    java -cp greenfield-apps-1.28.2.jar org.verapdf.apps.GreenfieldCliWrapper --format text -v -f ua1 weasyprint.pdf | sed "s|$PWD/||"
} >seen
cat >expected <<'EOF'
weasyprint ['nl']
typst ['de', 'fr', 'nl']
PASS weasyprint.pdf ua1
EOF
cat seen
diff expected seen
