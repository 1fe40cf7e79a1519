#!/bin/sh
# WeasyPrint 70.0 (PyPI), asked for PDF/UA-1, makes a picture with alt="" a Figure without a text, and the file is no PDF/UA.
#
# alt="" is HTML's way to say that a picture is decoration (HTML Standard, requirements for alternative text):
# a coat of arms beside its own name, a line. Expected was an artifact, which readers pass over. WeasyPrint
# tags it as Figure, without /Alt; veraPDF 1.28.2 says 7.3-1. Each decorative picture has to be drawn by CSS as a
# background for the file to pass. Seen on 2026-11-29 with Python 3.11.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install weasyprint==70.0 pikepdf==10.18.0
mvn -q -B -Dmaven.repo.local="$work/maven" dependency:copy -Dartifact=org.verapdf.apps:greenfield-apps:1.28.2 -DoutputDirectory="$work" </dev/null >maven.log 2>&1

{
    venv/bin/python - <<'EOF'
import base64, pikepdf, struct, weasyprint, zlib

def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

def walk(element):
    yield element
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            yield from walk(kid)

picture = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")
address = "data:image/png;base64," + base64.b64encode(picture).decode()
for name, alt in (("words", "The arms of the school"), ("decoration", "")):
    html = f'<html lang="en"><head><title>Diploma</title></head><body><h1>School</h1><p><img alt="{alt}" src="{address}">Diploma</p></body></html>'
    weasyprint.HTML(string=html).write_pdf(name + ".pdf", pdf_variant="pdf/ua-1")
    file = pikepdf.open(name + ".pdf")
    figures = [element for element in walk(file.Root.StructTreeRoot) if element.get("/S") == "/Figure"]
    print(name, "figures", len(figures), "with a text", sum("/Alt" in figure for figure in figures))
EOF
    for file in words decoration; do
        java -cp greenfield-apps-1.28.2.jar org.verapdf.apps.GreenfieldCliWrapper --format text -v -f ua1 "$file.pdf" | sed "s|$PWD/||"
    done
} >seen
cat >expected <<'EOF'
words figures 1 with a text 1
decoration figures 1 with a text 0
PASS words.pdf ua1
FAIL decoration.pdf ua1
  FAIL 7.3-1
EOF
cat seen
diff expected seen
