#!/bin/sh
# rdflib 7.6.0 (PyPI) reads 1600 hours of learning, and writes 66 days and 16 hours; pySHACL 0.40.1, which stands on it, then finds fault with the
# record.
#
# The European Learning Model tells a volume of learning as xsd:duration, "PT1600H". Read from Turtle and written again it is "P66DT16H", and
# "P24M" is "P2Y": the same values (XML Schema, part 2, 3.2.6), and no longer what the awarding body wrote; who reads the record on takes 66 days
# for it. sh:pattern looks at the words of a value (SHACL, 4.4.3: as str() gives them), so shapes that want hours refuse a record that has them,
# and the report shows days. "PT40M" stays as it is, so a short try does not tell. Nothing is said. Expected was that reading leaves what was
# written, as N3 2.13.12 and rdf-validate-shacl 0.6.5 (npm) do; with `rdflib.NORMALIZE_LITERALS = False` rdflib does too.
# Seen on 2026-11-30 with Python 3.11, Node 20.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install rdflib==7.6.0 pyshacl==0.40.1
npm install --silent --no-audit --no-fund n3@2.13.12 rdf-validate-shacl@0.6.5 @rdfjs/dataset@2.0.2 >npm.log 2>&1

cat >record.ttl <<'EOF'
@prefix elm: <http://data.europa.eu/snb/model/elm/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<urn:course> elm:volumeOfLearning "PT1600H"^^xsd:duration .
<urn:lesson> elm:volumeOfLearning "PT40M"^^xsd:duration .
<urn:apprenticeship> elm:duration "P24M"^^xsd:duration .
EOF
cat >shapes.ttl <<'EOF'
@prefix elm: <http://data.europa.eu/snb/model/elm/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
<urn:shape> a sh:NodeShape ; sh:targetNode <urn:course> ; sh:property [ sh:path elm:volumeOfLearning ; sh:pattern "^PT[0-9]+H$" ] .
EOF
cat >read.py <<'EOF'
import pyshacl, rdflib
for normalize in (True, False):
    rdflib.NORMALIZE_LITERALS = normalize
    record = rdflib.Graph().parse("record.ttl")
    print("rdflib", "as it is" if normalize else "NORMALIZE_LITERALS = False", *sorted(str(value) for value in record.objects()))
    print("pySHACL conforms", pyshacl.validate(record, shacl_graph=rdflib.Graph().parse("shapes.ttl"))[0])
EOF
cat >read.mjs <<'EOF'
import fs from "fs";
import { Parser } from "n3";
import data from "@rdfjs/dataset";
import Validator from "rdf-validate-shacl";
const [record, shapes] = ["record.ttl", "shapes.ttl"].map(file => data.dataset(new Parser().parse(fs.readFileSync(file, "utf8"))));
console.log("N3", [...record].map(statement => statement.object.value).sort().join(" "));
console.log("rdf-validate-shacl conforms", (await new Validator(shapes).validate(record)).conforms);
EOF
{
    venv/bin/python read.py
    node read.mjs
} >seen
cat >expected <<'EOF'
rdflib as it is P2Y P66DT16H PT40M
pySHACL conforms False
rdflib NORMALIZE_LITERALS = False P24M PT1600H PT40M
pySHACL conforms True
N3 P24M PT1600H PT40M
rdf-validate-shacl conforms true
EOF
cat seen
diff expected seen
