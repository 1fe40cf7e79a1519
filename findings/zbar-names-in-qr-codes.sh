#!/bin/sh
# zbarimg 0.23.92 (zbar-tools of Debian 12) reads some names out of a QR code as Chinese or Japanese, and others of the same kind rightly.
#
# Most programs that make QR codes put UTF-8 into them and do not say so (by ISO/IEC 18004 a code can name its encoding: ECI). ZBar then
# guesses, and takes the bytes for Big5 or Shift JIS where these allow that: "Zoë Müller" is "Zo禱 M羹ller", while "Zoë Đurić" is read
# rightly. Its exit status is 0 and nothing warns. With the encoding named all are right. Expected was one reading for
# all: as UTF-8, or as ISO 8859-1, which the standard presumes. What is to be compared with paper had better be in the alphanumeric mode, or
# name its encoding.
# Seen on 2026-11-30 with segno 1.6.6 (PyPI), Python 3.11.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
[ "$(zbarimg --version 2>/dev/null)" = 0.23.92 ] || { echo "wanted: zbar-tools 0.23.92" >&2; exit 1; }
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install segno==1.6.6

venv/bin/python - <<'EOF'
import segno
for number, name in enumerate(("Zoë Müller", "Zoë Đurić", "José García López", "Łukasz Żółkiewski")):
    for named in (False, True):
        segno.make_qr(name, mode="byte", encoding="utf-8", eci=named).save(f"{number}-{'named' if named else 'plain'}.png", scale=8)
EOF
for code in *.png; do
    echo "$code $(zbarimg -q --raw "$code" 2>/dev/null)"
done >seen
cat >expected <<'EOF'
0-named.png Zoë Müller
0-plain.png Zo禱 M羹ller
1-named.png Zoë Đurić
1-plain.png Zoë Đurić
2-named.png José García López
2-plain.png Jos矇 Garc穩a L籀pez
3-named.png Łukasz Żółkiewski
3-plain.png ﾅ「kasz ﾅｻﾃｳﾅＬiewski
EOF
cat seen
diff expected seen
