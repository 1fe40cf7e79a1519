#!/bin/sh
# rdflib 7.6.0 (PyPI), on which pySHACL stands, drops the time zone of an xsd:date when it reads a record: of three different days one is left.
#
# "2026-07-10", "2026-07-10Z" and "2026-07-10+02:00" are three values (XML Schema, part 2, 3.2.9: a day with a time zone begins at
# a moment of its own). Read from Turtle and written again they are one, without a time zone and without a message: a record of
# the European Learning Model has fewer statements than it had. An xsd:dateTime keeps its zone, and days do with
# `rdflib.NORMALIZE_LITERALS = False`. Expected was that reading leaves what was written. Seen on 2026-11-30 with Python 3.11.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install rdflib==7.6.0

cat >record.ttl <<'EOF'
@prefix dc: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<urn:record:1> dc:issued "2026-07-10"^^xsd:date, "2026-07-10Z"^^xsd:date, "2026-07-10+02:00"^^xsd:date ;
    dc:modified "2026-07-10T12:00:00+02:00"^^xsd:dateTime .
EOF
venv/bin/python - >seen <<'EOF'
import rdflib
for normalize in (True, False):
    rdflib.NORMALIZE_LITERALS = normalize
    record = rdflib.Graph().parse("record.ttl")
    print(len(record), "statements:", *sorted(str(value) for value in record.objects()))
EOF
cat >expected <<'EOF'
2 statements: 2026-07-10 2026-07-10T12:00:00+02:00
4 statements: 2026-07-10 2026-07-10+02:00 2026-07-10T12:00:00+02:00 2026-07-10Z
EOF
cat seen
diff expected seen
