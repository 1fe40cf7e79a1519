#!/bin/sh
# WeasyPrint 70.0 (PyPI), asked for PDF/UA-1, writes the hyphen at the end of a line as a letter of the word.
#
# In a tagged PDF the hyphen of a word that is divided where a line ends is U+00AD, a soft one (ISO 32000-1, 14.8.2.2.3), so that who
# reads aloud, searches or copies gets the word whole. WeasyPrint writes U+2010, the hyphen that belongs to a word: a word is found
# no more where it was divided, and a hyphen that the author wrote cannot be told from one that the line asked for. veraPDF 1.28.2 passes the file. Expected was U+00AD, as Typst 0.15.1 writes it for the same
# words. Seen on 2026-11-30 with Python 3.11, Poppler 22.12.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install weasyprint==70.0 typst==0.15.2
mvn -q -B -Dmaven.repo.local="$work/maven" dependency:copy -Dartifact=org.verapdf.apps:greenfield-apps:1.28.2 -DoutputDirectory="$work" </dev/null >maven.log 2>&1

cat >page.html <<'EOF'
<html lang="nl"><head><title>Diploma</title><style>@page { size: 90pt 300pt; margin: 5pt } p { hyphens: auto; font-size: 10pt }</style></head>
<body><p>Arbeidsmarktinformatie verwerkingsverantwoordelijkheid beroepsbekwaamheid</p></body></html>
EOF
cat >page.typ <<'EOF'
#set document(title: "Diploma", date: datetime(year: 2026, month: 7, day: 10))
#set page(width: 90pt, height: 300pt, margin: 5pt)
#set text(lang: "nl", size: 10pt, hyphenate: true)
Arbeidsmarktinformatie verwerkingsverantwoordelijkheid beroepsbekwaamheid
EOF
{
    venv/bin/python - <<'EOF'
import subprocess, typst, weasyprint
weasyprint.HTML("page.html").write_pdf("weasyprint.pdf", pdf_variant="pdf/ua-1")
typst.compile("page.typ", output="typst.pdf", pdf_standards=["ua-1"])
for name in ("weasyprint", "typst"):
    text = subprocess.run(["pdftotext", "-raw", name + ".pdf", "-"], capture_output=True, encoding="utf-8").stdout
    print(name, {f"U+{ord(line[-1]):04X}" for line in text.split("\n") if line and not line[-1].isalpha() and line[-1] != "\f"})
EOF
    java -cp greenfield-apps-1.28.2.jar org.verapdf.apps.GreenfieldCliWrapper --format text -v -f ua1 weasyprint.pdf | sed "s|$PWD/||"
} >seen
cat >expected <<'EOF'
weasyprint {'U+2010'}
typst {'U+00AD'}
PASS weasyprint.pdf ua1
EOF
cat seen
diff expected seen
