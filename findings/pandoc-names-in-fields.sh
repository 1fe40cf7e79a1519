#!/bin/sh
# pandoc 3.9 (in pypandoc_binary 1.17, PyPI), python-docx 1.2.0 and mammoth 1.13.0 leave the name out of "Holder: Anna Bos.", if it stands in
# a simple field.
#
# A field is a place that Word fills (a name of a mail merge, a property of the document); what it shows is stored in it. In its short form
# it is <w:fldSimple> around what is shown (ECMA-376, part 1, 17.16.19), as docx 9.15.2 (npm) writes it; in the long one this
# stands between marks, and there all read it. pandoc makes "Holder: ." of the short one without a word, python-docx's
# paragraph.text does too, and mammoth with an "unrecognised element" among its messages. Expected was the name, as docx2txt 0.9 and
# officeparser 8.1.1 read it. Seen on 2026-11-30 with Python 3.11, Node 20.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install pypandoc_binary==1.17 python-docx==1.2.0 mammoth==1.13.0 docx2txt==0.9
npm install --silent --no-audit --no-fund docx@9.15.2 officeparser@8.1.1 >npm.log 2>&1

cat >write.js <<'EOF'
const fs = require("fs"), { Document, Packer, Paragraph, SimpleField, TextRun } = require("docx");
const children = [new TextRun("Holder: "), new SimpleField("DOCPROPERTY Holder", "Anna Bos"), new TextRun(".")];
Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph({ children })] }] })).then(file => fs.writeFileSync("simple.docx", file));
EOF
node write.js
cat >read.js <<'EOF'
require("officeparser").parseOffice(process.argv[2]).then(async file => console.log("officeparser", (await file.to("text")).value));
EOF
cat >read.py <<'EOF'
import docx, docx2txt, mammoth, pypandoc, subprocess
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
marked = docx.Document()
paragraph = marked.add_paragraph("Holder: ")
for kind in ("begin", "separate", "end"):
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)
    if kind == "begin":
        order = OxmlElement("w:instrText")
        order.text = "DOCPROPERTY Holder"
        paragraph.add_run()._r.append(order)
    if kind == "separate":
        paragraph.add_run("Anna Bos")
paragraph.add_run(".")
marked.save("marked.docx")
for file in ("marked.docx", "simple.docx"):
    print(file)
    print("pandoc", subprocess.run([pypandoc.get_pandoc_path(), "--verbose", "-t", "plain", file], stderr=subprocess.STDOUT, stdout=subprocess.PIPE, text=True).stdout.strip())
    print("python-docx", docx.Document(file).paragraphs[0].text)
    read = mammoth.extract_raw_text(open(file, "rb"))
    print("mammoth", read.value.strip(), *(message.message for message in read.messages))
    print("docx2txt", docx2txt.process(file).strip())
    print(subprocess.run(["node", "read.js", file], capture_output=True, text=True, check=True).stdout, end="")
EOF
venv/bin/python read.py >seen
cat >expected <<'EOF'
marked.docx
pandoc Holder: Anna Bos.
python-docx Holder: Anna Bos.
mammoth Holder: Anna Bos.
docx2txt Holder: Anna Bos.
officeparser Holder: Anna Bos.
simple.docx
pandoc Holder: .
python-docx Holder: .
mammoth Holder: . An unrecognised element was ignored: w:fldSimple
docx2txt Holder: Anna Bos.
officeparser Holder: Anna Bos.
EOF
cat seen
diff expected seen
