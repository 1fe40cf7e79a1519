#!/bin/sh
# nameparser 2.6.0 (PyPI) writes "MACIEJ NOWAK" as "MacIej Nowak", and "ANNA MACHADO" as "Anna MacHado".
#
# Many registers hand out names in capitals, and capitalize() is there to write them as people do. It takes every name that begins
# with Mac for a Scottish one, in which a second capital follows. Maciej is a first name in Poland, Macarena in Spain, Machado a surname in
# Portugal, Mackowiak one in Poland; of the Dutch IJ, one letter, it makes Ij. Nothing tells that a guess was made, and other names come out well, so a
# short try does not show it. Expected was a capital at the beginning, where nothing says that the name is Scottish. Seen on
# 2026-11-30 with Python 3.11.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install nameparser==2.6.0

venv/bin/python - >seen <<'EOF'
from nameparser import HumanName
for written in ("ANNA JANSEN-ĐURIĆ", "MACIEJ NOWAK", "maciej nowak", "MACARENA GARCÍA", "ANNA MACHADO", "JAN MACKOWIAK", "IJSBRAND DE VRIES"):
    name = HumanName(written)
    name.capitalize()
    print(written + ":", name)
EOF
cat >expected <<'EOF'
ANNA JANSEN-ĐURIĆ: Anna Jansen-Đurić
MACIEJ NOWAK: MacIej Nowak
maciej nowak: MacIej Nowak
MACARENA GARCÍA: MacArena García
ANNA MACHADO: Anna MacHado
JAN MACKOWIAK: Jan MacKowiak
IJSBRAND DE VRIES: Ijsbrand de Vries
EOF
cat seen
diff expected seen
