#!/bin/sh
# Miller 6.6.0 (mlr of Debian 12) makes JSON of a list of marks that is no JSON.
#
# `mlr --icsv --ojson cat` leaves the quotation marks away where a cell looks like a number to it, and writes the cell as it stands: a rank "1.", a mark
# ".5", a class "0b11" or "0x1F". JSON's numbers have digits on both sides of the point, and are decimal (RFC 8259, 6). jq and Python refuse
# the file as a whole; the status of mlr is 0. A class 4e2 becomes a number, and is 400 for whoever reads it on. "0012" and "+31612345678" are
# quoted, and most lists have no such cell, so a short try does not tell. Expected were quotation marks around what is no number of JSON. Seen on 2026-11-30 with Python 3.11.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -q miller=6.6.0* >apt.log 2>&1
dpkg -x miller_*.deb miller

cat >marks.csv <<'EOF'
class;rank
4e2;3
3b;1.
0x1F;2
3c;.5
EOF
for line in 2 3 4 5; do
    sed -n "1p;${line}p" marks.csv | miller/usr/bin/mlr --icsv --ifs ';' --ojson --jvstack cat >mark.json
    tr -d '\n' <mark.json
    python3 -c 'import json; print(" read as", json.load(open("mark.json")))' 2>/dev/null || echo " refused"
done >seen
cat >expected <<'EOF'
[{  "class": 4e2,  "rank": 3}] read as [{'class': 400.0, 'rank': 3}]
[{  "class": "3b",  "rank": 1.}] refused
[{  "class": 0x1F,  "rank": 2}] refused
[{  "class": "3c",  "rank": .5}] refused
EOF
cat seen
diff expected seen
