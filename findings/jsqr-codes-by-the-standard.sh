#!/bin/sh
# jsQR 1.4.0 (npm) reads a QR code that holds a number and "Zoë Müller" as an empty text, and says that it found a code.
#
# The standard presumes ISO 8859-1 for the bytes of a code, and lets a code name another encoding (ISO/IEC 18004:2015, 7.3.2 and
# 7.4.2, ECI). jsQR takes all bytes for UTF-8, also where the code names ISO 8859-2, and where they are not, `data` is "": the number in front
# of the name is lost too, and no message is given. The half of a text that stands in two codes (structured append, clause 8) is "" as well.
# A code of plain letters is read rightly. Expected was the text, as zxing-cpp 3.1.1 (PyPI) reads it, or null, which is jsQR's word for no
# code. Seen on 2026-11-30 with segno 1.6.6 (PyPI), Python 3.11, Node 20.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install segno==1.6.6 zxing-cpp==3.1.1 numpy==2.4.6
npm install --silent --no-fund --no-audit --cache "$work/npm" jsqr@1.4.0 >npm.log

cat >read.js <<'EOF'
const [jsQR, fs] = [require("jsqr"), require("fs")];
const [width, height, ...greys] = JSON.parse(fs.readFileSync(0));
const code = jsQR(Uint8ClampedArray.from(greys.flatMap(grey => [grey, grey, grey, 255])), width, height);
console.log("  jsQR", code ? JSON.stringify(code.data) : null);
EOF
venv/bin/python - >seen <<'EOF'
import json, subprocess
import numpy, segno, zxingcpp
text = "2026-004711 Zoë Müller"
codes = {"ISO 8859-1": segno.make_qr(text, encoding="iso-8859-1"), "ISO 8859-2, named": segno.make_qr(text, encoding="iso-8859-2", eci=True),
         "UTF-8": segno.make_qr(text, encoding="utf-8"), "plain letters": segno.make_qr("2026-004711 Zoe Mueller"),
         "the first of two": segno.make_sequence("2026-004711 Zoe Mueller", symbol_count=2)[0]}
for name, code in codes.items():
    picture = numpy.array([[0 if dark else 255 for dark in row] for row in code.matrix_iter(scale=8, border=4)], dtype=numpy.uint8)
    print(name)
    print("  zxing-cpp", *[json.dumps(found.text, ensure_ascii=False) for found in zxingcpp.read_barcodes(picture)])
    greys = json.dumps([picture.shape[1], picture.shape[0]] + picture.flatten().tolist())
    print(subprocess.run(["node", "read.js"], input=greys, capture_output=True, text=True, check=True).stdout, end="")
EOF
cat >expected <<'EOF'
ISO 8859-1
  zxing-cpp "2026-004711 Zoë Müller"
  jsQR ""
ISO 8859-2, named
  zxing-cpp "2026-004711 Zoë Müller"
  jsQR ""
UTF-8
  zxing-cpp "2026-004711 Zoë Müller"
  jsQR "2026-004711 Zoë Müller"
plain letters
  zxing-cpp "2026-004711 Zoe Mueller"
  jsQR "2026-004711 Zoe Mueller"
the first of two
  zxing-cpp "2026-004711 "
  jsQR ""
EOF
cat seen
diff expected seen
