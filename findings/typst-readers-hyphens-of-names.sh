#!/bin/sh
# pypdf 7.1.1, pdfplumber 0.11.10 and pdfminer.six 20260107 (PyPI) read "Anna Bos-Vos" out of a PDF by Typst 0.15.1 with a soft hyphen in the name.
#
# Typst draws the hyphen at a line's end and that of a name by one glyph, which has one meaning in the font: that of the first in the document. If
# a word was divided before, this is U+00AD, which most programs do not show, and readers drop; a name's own hyphen is then told by
# /ActualText, which stands for the glyph (ISO 32000-1, 14.9.4). These three do not read it: "BosVos" is what is left in
# the middle of a line. In a document without a divided word they read the name rightly, so a short try does not tell. Expected was "-", as
# Poppler 22.12 (pdftotext of Debian 12) reads the same file. Seen on 2026-11-30 with Python 3.11.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
pdftotext -v 2>&1 | grep -q ' 22\.12\.' || { echo "wanted: poppler-utils 22.12" >&2; exit 1; }
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install typst==0.15.2 pypdf==7.1.1 pdfplumber==0.11.10 pdfminer.six==20260107

cat >read.py <<'EOF'
import pdfminer.high_level, pdfplumber, pypdf, subprocess, typst
for before in ("Examen", "Beroepspraktijkvormingsovereenkomst"):
    open("name.typ", "w").write(f"""#set page(width: 5cm, height: 5cm, margin: 1cm)
#set text(lang: "nl", hyphenate: true)
#set document(title: "Diploma")
{before}

Anna Bos-Vos""")
    typst.compile("name.typ", output="name.pdf", pdf_standards=["ua-1"])
    print("below", before)
    for reader, text in (("pypdf", pypdf.PdfReader("name.pdf").pages[0].extract_text()), ("pdfplumber", pdfplumber.open("name.pdf").pages[0].extract_text()),
                         ("pdfminer", pdfminer.high_level.extract_text("name.pdf")),
                         ("pdftotext", subprocess.run(["pdftotext", "name.pdf", "-"], capture_output=True, text=True, check=True).stdout)):
        print(reader, [line for line in text.splitlines() if "Anna" in line])
EOF
venv/bin/python read.py >seen
cat >expected <<'EOF'
below Examen
pypdf ['Anna Bos-Vos']
pdfplumber ['Anna Bos-Vos']
pdfminer ['Anna Bos-Vos']
pdftotext ['Anna Bos-Vos']
below Beroepspraktijkvormingsovereenkomst
pypdf ['Anna Bos\xadVos']
pdfplumber ['Anna Bos\xadVos']
pdfminer ['Anna Bos\xadVos']
pdftotext ['Anna Bos-Vos']
EOF
cat seen
diff expected seen
