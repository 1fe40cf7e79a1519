#!/bin/sh
# python-docx 1.2.0 (PyPI) leaves out of a Word document just what Word knew to be somebody's name, and the fields of a form.
#
# Older Word marks the names of people that it knows, <w:smartTag w:element="PersonName"> around the words (ECMA-376, part 1, 17.5.1.9), and the
# marks stay in the file for life. The fields of a form are content controls, <w:sdt>, around words, paragraphs, cells or rows (17.5.2). All of them
# are part of the text. Of "Holder: Anna Bos" python-docx gives "Holder:", of a row of a table that is a control nothing, and no message
# tells; the same words without a mark are read. Expected was the name, as docx2txt 0.9 and mammoth 1.13.0 (PyPI) read it. Seen on
# 2026-11-30 with Python 3.11.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install python-docx==1.2.0 mammoth==1.13.0 docx2txt==0.9

venv/bin/python - >seen <<'EOF'
import docx, docx2txt, mammoth
from docx.oxml import parse_xml

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
KNOWN = '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="PersonName">%s</w:smartTag>'
CONTROL = '<w:sdt><w:sdtPr><w:alias w:val="Name"/></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>'
RUN = '<w:r><w:t xml:space="preserve">%s</w:t></w:r>'
PARAGRAPH = "<w:p>%s</w:p>"
CELL = '<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr><w:p>%s</w:p></w:tc>'
ROW = "<w:tr>%s</w:tr>"
TABLE = '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>%s</w:tbl>'
holder, name = RUN % "Holder: ", RUN % "Anna Bos"

def words_of(document):
    for paragraph in document.paragraphs:
        yield paragraph.text
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield cell.text

for what, body in {
        "words": PARAGRAPH % (holder + name),
        "a name that Word knew": PARAGRAPH % (holder + KNOWN % name),
        "a control around words": PARAGRAPH % (holder + CONTROL % name),
        "a control around a paragraph": PARAGRAPH % holder + CONTROL % (PARAGRAPH % name),
        "a control around a cell": TABLE % (ROW % (CELL % holder + CONTROL % (CELL % name))),
        "a control around a row": TABLE % (CONTROL % (ROW % (CELL % holder + CELL % name)))}.items():
    document = docx.Document()
    for element in parse_xml(f"<w:body {NAMESPACE}>{body}</w:body>"):
        document.element.body.insert(len(document.element.body) - 1, element)
    document.save("form.docx")
    print(what)
    for reader, text in (("python-docx", " ".join(words_of(docx.Document("form.docx")))),
                         ("docx2txt", docx2txt.process("form.docx")),
                         ("mammoth", mammoth.extract_raw_text(open("form.docx", "rb")).value)):
        print(" ", " ".join((reader + ": " + text).split()))
EOF
cat >expected <<'EOF'
words
  python-docx: Holder: Anna Bos
  docx2txt: Holder: Anna Bos
  mammoth: Holder: Anna Bos
a name that Word knew
  python-docx: Holder:
  docx2txt: Holder: Anna Bos
  mammoth: Holder: Anna Bos
a control around words
  python-docx: Holder:
  docx2txt: Holder: Anna Bos
  mammoth: Holder: Anna Bos
a control around a paragraph
  python-docx: Holder:
  docx2txt: Holder: Anna Bos
  mammoth: Holder: Anna Bos
a control around a cell
  python-docx: Holder:
  docx2txt: Holder: Anna Bos
  mammoth: Holder: Anna Bos
a control around a row
  python-docx:
  docx2txt: Holder: Anna Bos
  mammoth: Holder: Anna Bos
EOF
cat seen
diff expected seen
