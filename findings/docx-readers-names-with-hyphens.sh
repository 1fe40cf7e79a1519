#!/bin/sh
# docx2txt 0.9, docx2python 3.7.1 (PyPI), officeparser 8.1.1 and word-extractor 1.0.4 (npm) read "Anna Jansen-Vos" out of a Word document as
# "Anna JansenVos".
#
# Who does not want a name to be divided at its hyphen types the non-breaking one (Ctrl+Shift+Hyphen). Word stores that not as a letter
# but as an element between letters, <w:noBreakHyphen/>, which is shown as a hyphen (ECMA-376, part 1, 17.3.3.18). These four take
# the letters alone; no message is given. The same name with a hyphen from the keyboard is read rightly. Expected was a hyphen, as python-docx 1.2.0
# and mammoth 1.13.0 (PyPI) give it ("-" and U+2011). Seen on 2026-11-30 with Python 3.11, Node 20.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install docx2txt==0.9 docx2python==3.7.1 python-docx==1.2.0 mammoth==1.13.0
npm install --silent --no-fund --no-audit --cache "$work/npm" officeparser@8.1.1 word-extractor@1.0.4 >npm.log

cat >read.js <<'EOF'
const { OfficeParser } = require("officeparser"), Extractor = require("word-extractor");
(async () => {
    console.log("officeparser", (await (await OfficeParser.parseOffice("name.docx")).to("text")).value.trim());
    console.log("word-extractor", (await new Extractor().extract("name.docx")).getBody().trim());
    process.exit();
})();
EOF
cat >read.py <<'EOF'
import docx, docx2python, docx2txt, mammoth, subprocess
from docx.oxml import OxmlElement
for name in ("hyphen", "noBreakHyphen"):
    print(name)
    document = docx.Document()
    run = document.add_paragraph().add_run("Anna Jansen" if name == "noBreakHyphen" else "Anna Jansen-")
    if name == "noBreakHyphen":
        run._r.append(OxmlElement("w:noBreakHyphen"))
    run._r.add_t("Vos")
    document.save("name.docx")
    print("python-docx", docx.Document("name.docx").paragraphs[0].text)
    print("mammoth", mammoth.extract_raw_text(open("name.docx", "rb")).value.strip().replace("\u2011", "[U+2011]"))
    print("docx2txt", docx2txt.process("name.docx").strip())
    print("docx2python", docx2python.docx2python("name.docx").text.strip())
    print(subprocess.run(["node", "read.js"], capture_output=True, text=True, check=True).stdout, end="")
EOF
venv/bin/python read.py >seen
cat >expected <<'EOF'
hyphen
python-docx Anna Jansen-Vos
mammoth Anna Jansen-Vos
docx2txt Anna Jansen-Vos
docx2python Anna Jansen-Vos
officeparser Anna Jansen-Vos
word-extractor Anna Jansen-Vos
noBreakHyphen
python-docx Anna Jansen-Vos
mammoth Anna Jansen[U+2011]Vos
docx2txt Anna JansenVos
docx2python Anna JansenVos
officeparser Anna JansenVos
word-extractor Anna JansenVos
EOF
cat seen
diff expected seen
