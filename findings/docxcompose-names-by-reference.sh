#!/bin/sh
# docxcompose 2.2.0 (PyPI) joins the Word documents of a cohort so that each says the first person's name where it refers to its own.
#
# A document marks a name once (a bookmark) and repeats it where it is needed (the field REF, with \h as Word's "cross-reference" writes
# it). docxcompose gives the bookmarks of what it appends new numbers, and leaves their names: there are then two called "name". Of
# equal names the first counts, and the others are ignored (ECMA-376, part 1, 17.13.6.2). What is stored in the fields is still
# right, so a look at the XML shows nothing; but LibreOffice 7.4 (Debian 12), which works fields out when it makes a PDF, writes "certifies
# that Anna Bos" below "Holder: Kees Vos". No message is given. Expected were bookmarks under names of their own. Seen on 2026-11-30
# with Python 3.11.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
case $(soffice --version 2>/dev/null) in
'LibreOffice 7.4.'*) ;;
*) echo "wanted: libreoffice-writer 7.4" >&2; exit 1 ;;
esac
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install docxcompose==2.2.0 python-docx==1.2.0

venv/bin/python - <<'EOF' >seen
import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docxcompose.composer import Composer

def element(tag, text=None, **attributes):
    made = OxmlElement(tag)
    made.text = text
    for key, value in attributes.items():
        made.set(qn("w:" + key), value)
    return made

def diploma(name):
    document = docx.Document()
    paragraph = document.add_paragraph("Holder: ")
    paragraph._p.append(element("w:bookmarkStart", id="1", name="name"))
    paragraph.add_run(name)
    paragraph._p.append(element("w:bookmarkEnd", id="1"))
    paragraph = document.add_paragraph("The school certifies that ")
    for part in (element("w:fldChar", fldCharType="begin"), element("w:instrText", " REF name \\h "), element("w:fldChar", fldCharType="separate"),
                 element("w:t", name), element("w:fldChar", fldCharType="end")):
        paragraph.add_run()._r.append(part)
    return document

diploma("Kees Vos").save("alone.docx")
cohort = Composer(diploma("Anna Bos"))
cohort.append(diploma("Kees Vos"))
cohort.save("cohort.docx")
print("bookmarks", [mark.get(qn("w:name")) for mark in docx.Document("cohort.docx").element.body.iter(qn("w:bookmarkStart"))])
EOF
for file in alone cohort; do
    soffice "-env:UserInstallation=file://$work/office" --headless --convert-to pdf "$file.docx" >office.log 2>&1
    echo "$file:"
    pdftotext "$file.pdf" - | tr -d '\f' | grep .
done >>seen
cat >expected <<'EOF'
bookmarks ['name', 'name']
alone:
Holder: Kees Vos
The school certifies that Kees Vos
cohort:
Holder: Anna Bos
The school certifies that Anna Bos
Holder: Kees Vos
The school certifies that Anna Bos
EOF
cat seen
diff expected seen
