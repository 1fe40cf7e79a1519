#!/bin/sh
# jsonld 9.0.0 (npm) and PyLD 3.3.0 (PyPI) make of 7.5 credits in JSON-LD a decimal number that is none, as JSON-LD itself says; rdf-validate-shacl
# 0.6.5 (npm) then refuses the record.
#
# The context says that points are xsd:decimal, the data say 60 and 7.5. A number with a fraction is written as an xsd:double is, also
# where its type is another (JSON-LD 1.1 API, 8.2.2): "7.5E0"^^xsd:decimal. A decimal has no exponent (XML Schema, part 2, 3.2.3), so a shape
# that wants decimals finds fault with what every program was told to write. 60 becomes "60", so records with whole
# credits pass. With "7.5" in quotation marks all is right. rdflib 7.6.0 (PyPI) keeps not to the letter, and writes "7.5". Expected was that.
# Seen on 2026-11-30 with Python 3.11, Node 20.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install pyld==3.3.0 rdflib==7.6.0
npm install --silent --no-audit --no-fund jsonld@9.0.0 rdf-validate-shacl@0.6.5 n3@2.13.12 >npm.log 2>&1

cat >record.json <<'EOF'
{"@context": {"points": {"@id": "urn:points", "@type": "http://www.w3.org/2001/XMLSchema#decimal"}}, "@id": "urn:record", "points": [60, 7.5, "2.5"]}
EOF
cat >shape.ttl <<'EOF'
@prefix sh: <http://www.w3.org/ns/shacl#> .
<urn:shape> a sh:NodeShape ; sh:targetNode <urn:record> ;
    sh:property [ sh:path <urn:points> ; sh:datatype <http://www.w3.org/2001/XMLSchema#decimal> ] .
EOF
cat >check.mjs <<'EOF'
import fs from "fs";
import jsonld from "jsonld";
import n3 from "n3";
import Shacl from "rdf-validate-shacl";
const statements = await jsonld.toRDF(JSON.parse(fs.readFileSync("record.json", "utf8")), { format: "application/n-quads" });
const read = text => new n3.Store(new n3.Parser().parse(text));
const report = await new Shacl(read(fs.readFileSync("shape.ttl", "utf8"))).validate(read(statements));
console.log("jsonld", ...statements.match(/"[^"]*"/g).sort());
console.log("rdf-validate-shacl refuses", ...report.results.map(result => result.value.value));
EOF
{
    node check.mjs
    venv/bin/python - <<'EOF'
import json, re
import rdflib
from pyld import jsonld
statements = {"PyLD": jsonld.to_rdf(json.load(open("record.json")), {"format": "application/n-quads"}),
              "rdflib": rdflib.Graph().parse("record.json", format="json-ld").serialize(format="nt")}
for who, text in statements.items():
    print(who, *sorted(re.findall(r'"[^"]*"', text)))
EOF
} >seen
cat >expected <<'EOF'
jsonld "2.5" "60" "7.5E0"
rdf-validate-shacl refuses 7.5E0
PyLD "2.5" "60" "7.5E0"
rdflib "2.5" "60" "7.5"
EOF
cat seen
diff expected seen
