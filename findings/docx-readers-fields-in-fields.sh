#!/bin/sh
# pandoc 3.9 (in pypandoc_binary 1.17), python-docx 1.2.0, mammoth 1.13.0, docx2txt 0.9, docx2python 3.7.1 (PyPI), word-extractor 1.0.4 and
# officeparser 8.1.1 (npm) all read "fMs Anna Bos" out of a letter on which "Ms Anna Bos" stands.
#
# A field of Word has a code and, behind that, what it shows. Mail merges have one field in the code of another, { IF { MERGEFIELD sex } = "f" "Ms"
# "Mr" }: what the inner one holds is asked by the outer one, and no page shows it (ECMA-376, part 1, 17.16.18). The code itself has an
# element of its own, <w:instrText>, which nobody takes for text; the inner field's words have the ordinary one. { = { PAGE } + 1 } is read as "23" where
# 3 is shown. A field alone is read rightly, so a short try does not tell, and no message is given. Expected was "Ms Anna Bos".
# Seen on 2026-11-30 with Python 3.11, Node 20.
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
    console.log("word-extractor:", (await new Extractor().extract(process.argv[2])).getBody().trim());
    console.log("officeparser:", (await (await office.parseOffice(process.argv[2])).to("text")).value.trim());
})();
EOF
cat >read.py <<'EOF'
import docx, docx2python, docx2txt, mammoth, pypandoc, subprocess
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

def mark(paragraph, kind):
    element = OxmlElement("w:fldChar")
    element.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(element)

def code(paragraph, words):
    element = OxmlElement("w:instrText")
    element.set(qn("xml:space"), "preserve")
    element.text = words
    paragraph.add_run()._r.append(element)

def field(paragraph, before, inner, behind, shown):
    mark(paragraph, "begin")
    code(paragraph, before)
    if inner:
        field(paragraph, *inner)
    code(paragraph, behind)
    mark(paragraph, "separate")
    paragraph.add_run(shown)
    mark(paragraph, "end")

for name, inner in ("alone", None), ("in another's code", (" MERGEFIELD sex ", None, "", "f")):
    document = docx.Document()
    paragraph = document.add_paragraph()
    field(paragraph, " IF ", inner, ' = "f" "Ms" "Mr" ' if inner else '"f" = "f" "Ms" "Mr" ', "Ms")
    paragraph.add_run(" Anna Bos")
    file = "letter.docx"
    document.save(file)
    print("A field", name)
    print("pandoc:", pypandoc.convert_file(file, "plain").strip())
    print("python-docx:", docx.Document(file).paragraphs[0].text)
    print("mammoth:", mammoth.extract_raw_text(open(file, "rb")).value.strip())
    print("docx2txt:", docx2txt.process(file).strip())
    print("docx2python:", docx2python.docx2python(file).text.strip())
    print(subprocess.run(["node", "read.js", file], capture_output=True, text=True, check=True).stdout, end="")
EOF
venv/bin/python read.py >seen
cat >expected <<'EOF'
A field alone
pandoc: Ms Anna Bos
python-docx: Ms Anna Bos
mammoth: Ms Anna Bos
docx2txt: Ms Anna Bos
docx2python: Ms Anna Bos
word-extractor: Ms Anna Bos
officeparser: Ms Anna Bos
A field in another's code
pandoc: fMs Anna Bos
python-docx: fMs Anna Bos
mammoth: fMs Anna Bos
docx2txt: fMs Anna Bos
docx2python: fMs Anna Bos
word-extractor: fMs Anna Bos
officeparser: fMs Anna Bos
EOF
cat seen
diff expected seen
