#!/bin/sh
# pandoc 3.9 (in pypandoc_binary 1.17, PyPI) reads the name out of a text box, and leaves out the words of the paragraph that the box belongs to;
# docx2txt 0.9 and docx2python 3.7.1 (PyPI) read the name twice.
#
# A text box of Word belongs to a paragraph, which mostly has words of its own. "Certificate of", a box with "Anna Bos" and "passed with honours" are
# read by pandoc as "Anna Bos": the paragraph is gone, and no message tells. Word writes a box in two forms, one for old programs, of which a
# reader takes one (mc:AlternateContent; ECMA-376, part 3); the other two take both: two holders stand on the certificate.
# Without a box all is read, and a box in an empty paragraph is read by pandoc, so a short try does not tell. Expected were all words, once, as
# mammoth 1.13.0 (PyPI) reads them. Seen on 2026-11-30 with Python 3.11.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install pypandoc_binary==1.17 python-docx==1.2.0 mammoth==1.13.0 docx2txt==0.9 docx2python==3.7.1

cat >read.py <<'EOF'
import docx, docx2python, docx2txt, mammoth, pypandoc
from docx.oxml import parse_xml

NAMESPACES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml"}.items())
WORDS = "<w:txbxContent><w:p><w:r><w:t>Anna Bos</w:t></w:r></w:p></w:txbxContent>"
BOX = f"""<w:r {NAMESPACES}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">
<wp:extent cx="2000000" cy="400000"/><wp:docPr id="1" name="Text Box 1"/><a:graphic>
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm>
<a:off x="0" y="0"/><a:ext cx="2000000" cy="400000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>{WORDS}</wps:txbx>
<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>
<v:shape style="width:157pt;height:31pt"><v:textbox>{WORDS}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""

for name, words, has_box in ("a box alone", ("", ""), True), ("words alone", ("Certificate of ", "passed with honours"), False), \
        ("words and a box", ("Certificate of ", "passed with honours"), True):
    document = docx.Document()
    paragraph = document.add_paragraph(words[0])
    if has_box:
        paragraph._p.append(parse_xml(BOX))
    paragraph.add_run(words[1])
    document.save("certificate.docx")
    print(name)
    for reader, text in (("pandoc", pypandoc.convert_file("certificate.docx", "plain")),
                         ("docx2txt", docx2txt.process("certificate.docx")),
                         ("docx2python", docx2python.docx2python("certificate.docx").text),
                         ("mammoth", mammoth.extract_raw_text(open("certificate.docx", "rb")).value)):
        print(" ", reader + ":", " ".join(text.split()))
EOF
venv/bin/python read.py >seen
cat >expected <<'EOF'
a box alone
  pandoc: Anna Bos
  docx2txt: Anna Bos Anna Bos
  docx2python: Anna Bos Anna Bos
  mammoth: Anna Bos
words alone
  pandoc: Certificate of passed with honours
  docx2txt: Certificate of passed with honours
  docx2python: Certificate of passed with honours
  mammoth: Certificate of passed with honours
words and a box
  pandoc: Anna Bos
  docx2txt: Certificate of Anna Bos Anna Bospassed with honours
  docx2python: Anna Bos Anna Bos Certificate of passed with honours
  mammoth: Certificate of passed with honours Anna Bos
EOF
cat seen
diff expected seen
