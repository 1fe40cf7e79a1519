#!/bin/sh
# pdf-lib 1.17.1 (npm) makes "application#2fxml" of the type "application/xml" of an attachment, if a program such as qpdf wrote it before; what was
# PDF/A-3a is none any more.
#
# A sign that may not stand in a name is written by its number, # and two hexadecimal digits (ISO 32000-1, 7.3.5); qpdf writes these in
# small letters, Typst in capitals. pdf-lib knows capitals alone: for it "application#2fxml" has a # of its own, which it writes as
# #23 when the file is saved, though nothing was changed. The type of a file that is attached has to be a MIME type (ISO 19005-3, 6.8); the
# claim stays, and nothing is said. Expected was the same name. Each way alone leaves the file PDF/A-3a. Seen on 2026-11-30 with Java 17, Python
# 3.11, Node 20.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install typst==0.15.2 pikepdf==10.18.0
npm install --silent --no-fund --no-audit --cache "$work/npm" pdf-lib@1.17.1 >npm.log
mvn -q -B -Dmaven.repo.local="$work/maven" dependency:copy -Dartifact=org.verapdf.apps:greenfield-apps:1.28.2 -DoutputDirectory="$work" </dev/null >maven.log 2>&1

echo '<diploma>1</diploma>' >data.xml
cat >diploma.typ <<'EOF'
#set document(title: "Diploma", date: datetime(year: 2026, month: 7, day: 10))
#set text(lang: "nl")
#pdf.attach("data.xml", relationship: "source", mime-type: "application/xml", description: "The data")
= Diploma
EOF
cat >save.js <<'EOF'
const { PDFDocument } = require("pdf-lib"), fs = require("fs");
(async () => {
    const file = await PDFDocument.load(fs.readFileSync(process.argv[2]));
    fs.writeFileSync(process.argv[3], await file.save({ useObjectStreams: false }));
})();
EOF
venv/bin/python - <<'EOF'
import pikepdf, typst
typst.compile("diploma.typ", output="typst.pdf", pdf_standards=["a-3a"])
pikepdf.open("typst.pdf").save("typst-qpdf.pdf", object_stream_mode=pikepdf.ObjectStreamMode.disable)
EOF
for file in typst typst-qpdf; do
    node save.js $file.pdf $file-pdflib.pdf
done
for file in typst typst-pdflib typst-qpdf typst-qpdf-pdflib; do
    venv/bin/python -c "
import pikepdf
file = pikepdf.open('$file.pdf')
print([str(o.Subtype) for o in file.objects if isinstance(o, pikepdf.Stream) and o.get('/Type') == '/EmbeddedFile'])"
    java -cp greenfield-apps-1.28.2.jar org.verapdf.apps.GreenfieldCliWrapper --format text -v -f 3a "$file.pdf" | sed "s|$PWD/||"
done >seen
cat >expected <<'EOF'
['/application/xml']
PASS typst.pdf 3a
['/application/xml']
PASS typst-pdflib.pdf 3a
['/application/xml']
PASS typst-qpdf.pdf 3a
['/application#2fxml']
FAIL typst-qpdf-pdflib.pdf 3a
  FAIL 6.8-1
EOF
cat seen
diff expected seen
