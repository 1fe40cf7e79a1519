#!/bin/sh
# Raptor 2.0.16 (rapper of Debian 13) makes the blank nodes of a long Turtle statement several times over, each time as others.
#
# rapper reads a file in pieces. Where what is said of one subject is longer than some of them, here 20 notes of 1,000 letters, it begins
# anew with each piece, and what it gave before stands in the output too: 126 statements instead of 81, and nodes that the file
# has not. A record of the European Learning Model is such a statement, as each qualification's texts are notes of it. The status is 0, and
# nothing is said. Notes of 200 letters are read as they are, and Raptor 2.0.15 (Debian 12) reads both. Expected was 81, as rdflib
# 7.6.0 (PyPI) has it. Seen on 2026-11-30 with Python 3.13.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
[ "$(rapper --version 2>/dev/null)" = 2.0.16 ] || { echo "wanted: raptor2-utils 2.0.16" >&2; exit 1; }
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install rdflib==7.6.0

for letters in 200 1000; do
    {
        echo '@prefix : <http://school.example/> .'
        printf ':qualification a :Qualification'
        for note in $(seq 20); do
            printf ' ;\n    :note [ a :Note ;\n      :about :level ;\n      :words "%0*d"@nl ]' $letters "$note"
        done
        echo ' .'
    } >notes.ttl
    status=0
    rapper -q -i turtle -o ntriples notes.ttl >statements 2>said || status=$?
    echo "$letters letters: rapper $(wc -l <statements), status $status, $(wc -l <said) lines said"
    venv/bin/python -c 'import rdflib; print("rdflib", len(rdflib.Graph().parse("notes.ttl")))'
done >seen
cat >expected <<'EOF'
200 letters: rapper 81, status 0, 0 lines said
rdflib 81
1000 letters: rapper 126, status 0, 0 lines said
rdflib 81
EOF
cat seen
diff expected seen
