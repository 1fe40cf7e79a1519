#!/bin/sh
# pdf-lib 1.17.1 (npm) and PyMuPDF 2.0 (PyPI) attach "supplement.xml" and then "diploma.xml"; qpdf 11.3.0 (Debian 12) lists both, and finds neither.
#
# The names of attachments stand in a tree whose keys are in order (ISO 32000-1, 7.9.6), so that a reader need not look at all of them. Both
# append each at the end, whatever its name. qpdf --list-attachments goes through all; --show-attachment looks where a name should be, and
# says "not found" of each; so does --remove-attachment. One attachment, or two that happen to come in their order, are found, so
# a short try does not show it. Nothing is said when they are attached. Expected was a tree in order, as pikepdf 10.18.0 and pypdf 7.1.1 write it for
# the same names. Seen on 2026-11-30 with Python 3.11, Node 20.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
[ "$(qpdf --version | sed -n 's/^qpdf version //p')" = 11.3.0 ] || { echo "wanted: qpdf 11.3.0" >&2; exit 1; }
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install pymupdf==2.0 pikepdf==10.18.0 pypdf==7.1.1
npm install --silent --no-audit --no-fund pdf-lib@1.17.1 >npm.log 2>&1

cat >attach.py <<'EOF'
import pikepdf, pymupdf, pypdf, subprocess, sys
names = sys.argv[1:]
blank = pikepdf.new()
blank.add_blank_page()
blank.save("blank.pdf")
for name in names:
    blank.attachments[name] = name.encode()
blank.save("pikepdf.pdf")
written = pypdf.PdfWriter(clone_from="blank.pdf")
for name in names:
    written.add_attachment(name, name.encode())
written.write("pypdf.pdf")
document = pymupdf.open("blank.pdf")
for name in names:
    document.embfile_add(name, name.encode(), filename=name)
document.save("pymupdf.pdf")
subprocess.run(["node", "attach.js", *names], check=True)
EOF
cat >attach.js <<'EOF'
const fs = require("fs"), { PDFDocument } = require("pdf-lib");
(async () => {
    const document = await PDFDocument.load(fs.readFileSync("blank.pdf"));
    for (const name of process.argv.slice(2))
        await document.attach(Buffer.from(name), name, { mimeType: "application/xml" });
    fs.writeFileSync("pdf-lib.pdf", await document.save());
})();
EOF
for names in "diploma.xml supplement.xml" "supplement.xml diploma.xml"; do
    echo "$names"
    venv/bin/python attach.py $names
    for file in pikepdf pypdf pymupdf pdf-lib; do
        echo "$file: lists $(qpdf --list-attachments $file.pdf | sed 's/ ->.*//' | xargs)," \
            "finds $(for name in $names; do qpdf --show-attachment=$name $file.pdf 2>/dev/null && echo; done | xargs)"
    done
done >seen
cat >expected <<'EOF'
diploma.xml supplement.xml
pikepdf: lists diploma.xml supplement.xml, finds diploma.xml supplement.xml
pypdf: lists diploma.xml supplement.xml, finds diploma.xml supplement.xml
pymupdf: lists diploma.xml supplement.xml, finds diploma.xml supplement.xml
pdf-lib: lists diploma.xml supplement.xml, finds diploma.xml supplement.xml
supplement.xml diploma.xml
pikepdf: lists diploma.xml supplement.xml, finds supplement.xml diploma.xml
pypdf: lists diploma.xml supplement.xml, finds supplement.xml diploma.xml
pymupdf: lists diploma.xml supplement.xml, finds 
pdf-lib: lists diploma.xml supplement.xml, finds 
EOF
cat seen
diff expected seen
