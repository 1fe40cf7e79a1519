#!/bin/sh
# pdftotext of Poppler 22.12 (Debian 12) reads "Zoë Bos-Kok" as "Zoë BosKok" where a line ends behind the hyphen; PDFium (pypdfium2 5.15.2, PyPI) as
# "Bos", U+FFFE and "Kok".
#
# A hyphen that a line asked for is a soft one, U+00AD, and a hyphen of the words themselves is another character (ISO 32000-1, 14.8.2.2.3), so that a
# reader can leave out the one and keep the other. Typst 0.15.1 writes both as they should be. pdftotext takes every hyphen at the
# end of a line for one that is not meant, and PDFium puts a code there that stands for no character (Unicode 16.0, 23.7). With -layout or
# -raw pdftotext keeps it; so do all in the middle of a line. Nothing is said. Expected was the hyphen, as pypdf 7.1.1 and MuPDF (PyMuPDF 2.0) keep it.
# Seen on 2026-11-30 with Python 3.11.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
pdftotext -v 2>&1 | grep -q ' 22\.12\.' || { echo "wanted: poppler-utils 22.12" >&2; exit 1; }
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install typst==0.15.2 pypdf==7.1.1 pypdfium2==5.15.2 pymupdf==2.0

cat >read.py <<'EOF'
import pymupdf, pypdf, pypdfium2, subprocess, typst
for width in ("8cm", "4cm"):
    open("name.typ", "w").write(f"""#set page(width: {width}, height: 5cm, margin: 1cm)
#set text(lang: "nl", hyphenate: false)
#set document(title: "Diploma")
Zoë Bos-Kok""")
    typst.compile("name.typ", output="name.pdf", pdf_standards=["ua-1"])
    print("page of", width)
    for options in ((), ("-layout",), ("-raw",)):
        print("pdftotext", *options, ascii(subprocess.run(["pdftotext", *options, "name.pdf", "-"], capture_output=True, text=True, check=True).stdout.strip()))
    print("pypdfium2", ascii(pypdfium2.PdfDocument("name.pdf")[0].get_textpage().get_text_range()))
    print("pypdf", ascii(pypdf.PdfReader("name.pdf").pages[0].extract_text().strip()))
    print("PyMuPDF", ascii(pymupdf.open("name.pdf")[0].get_text().strip()))
EOF
venv/bin/python read.py >seen
cat >expected <<'EOF'
page of 8cm
pdftotext 'Zo\xeb Bos-Kok'
pdftotext -layout 'Zo\xeb Bos-Kok'
pdftotext -raw 'Zo\xeb Bos-Kok'
pypdfium2 'Zo\xeb Bos-Kok'
pypdf 'Zo\xeb Bos-Kok'
PyMuPDF 'Zo\xeb Bos-Kok'
page of 4cm
pdftotext 'Zo\xeb BosKok'
pdftotext -layout 'Zo\xeb Bos-\nKok'
pdftotext -raw 'Zo\xeb Bos-\nKok'
pypdfium2 'Zo\xeb Bos\ufffeKok'
pypdf 'Zo\xeb Bos-\nKok'
PyMuPDF 'Zo\xeb Bos-\nKok'
EOF
cat seen
diff expected seen
