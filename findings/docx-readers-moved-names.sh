#!/bin/sh
# docx2txt 0.9, docx2python 3.7.1 (PyPI) and word-extractor 1.0.4 (npm) read a name twice that was moved in a Word document.
#
# While changes are tracked, what is moved stays where it was, in <w:moveFrom>, and stands again at its new place, in <w:moveTo> (ECMA-376, part 1,
# 17.13.5.22 and 17.13.5.25). Words that were deleted have an element of their own, <w:delText>, which nobody takes for text; those that
# were moved away have the ordinary one. "Bos, Anna", of which "Anna" was moved in front, is read as a text that no version of the
# document had. No message is given; a deletion is read rightly. Expected was one of the two, as mammoth 1.13.0 (PyPI), pandoc 3.9 and officeparser 8.1.1
# (npm) give the new one. Seen on 2026-11-30 with Python 3.11, Node 20.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install pypandoc_binary==1.17 python-docx==1.2.0 mammoth==1.13.0 docx2txt==0.9 docx2python==3.7.1
npm install --silent --no-audit --no-fund word-extractor@1.0.4 officeparser@8.1.1 >npm.log 2>&1

cat >read.js <<'EOF'
const Extractor = require("word-extractor"), office = require("officeparser");
(async () => {
    console.log("word-extractor", (await new Extractor().extract(process.argv[2])).getBody().trim());
    console.log("officeparser", (await (await office.parseOffice(process.argv[2])).to("text")).value);
})();
EOF
cat >read.py <<'EOF'
import docx, docx2python, docx2txt, mammoth, pypandoc, subprocess
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

def change(paragraph, kind, text, number):
    element = OxmlElement("w:" + kind)
    element.set(qn("w:id"), str(number))
    element.set(qn("w:author"), "Exam office")
    run = paragraph.add_run(text)._r
    if kind == "del":
        run[0].tag = qn("w:delText")
    run.getparent().replace(run, element)
    element.append(run)

for name in ("deleted", "moved"):
    document = docx.Document()
    paragraph = document.add_paragraph()
    change(paragraph, "moveTo" if name == "moved" else "ins", "Anna", 1)
    paragraph.add_run(" Bos")
    change(paragraph, "moveFrom" if name == "moved" else "del", ", Anna", 2)
    file = name + ".docx"
    document.save(file)
    print(name)
    print("docx2txt", docx2txt.process(file).strip())
    print("docx2python", docx2python.docx2python(file).text.strip())
    print("mammoth", mammoth.extract_raw_text(open(file, "rb")).value.strip())
    print("pandoc", pypandoc.convert_file(file, "plain").strip())
    print(subprocess.run(["node", "read.js", file], capture_output=True, text=True, check=True).stdout, end="")
EOF
venv/bin/python read.py >seen
cat >expected <<'EOF'
deleted
docx2txt Anna Bos
docx2python Anna Bos
mammoth Anna Bos
pandoc Anna Bos
word-extractor Anna Bos
officeparser Anna Bos
moved
docx2txt Anna Bos, Anna
docx2python Anna Bos, Anna
mammoth Anna Bos
pandoc Anna Bos
word-extractor Anna Bos, Anna
officeparser Anna Bos
EOF
cat seen
diff expected seen
