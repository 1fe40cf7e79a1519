#!/bin/sh
# rdf-validate-shacl 0.6.5 and shacl-engine 1.1.2 (npm) refuse every name by a shape that wants letters, and let "p{L}" pass; pySHACL 0.40.1 (PyPI)
# ends with an error.
#
# sh:pattern is a regular expression as SPARQL has it (SHACL, 4.4.3; SPARQL 1.1, 17.4.3.14; XML Schema, part 2, appendix F), in which \p{L} is any letter of any
# alphabet. JavaScript has it only with the flag u, which both packages leave out: to them \p{L} is the letter p and "{L}". A shape
# for names, "^[\p{L}\p{M} '-]+$", finds fault with "Zoë Đurić" and "Anna Bos" alike; one that forbids letters would let all pass. Python's re has no
# \p, and its error comes out of pySHACL as it is. Patterns without \p are right, so a short try does not tell. Expected was that names conform,
# and that "4711" does not. Seen on 2026-11-30 with Python 3.11, Node 20.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install pyshacl==0.40.1 rdflib==7.6.0
npm install --silent --no-audit --no-fund rdf-validate-shacl@0.6.5 shacl-engine@1.1.2 n3@2.13.12 @rdfjs/data-model@2.1.2 >npm.log 2>&1

cat >shape.ttl <<'EOF'
@prefix sh: <http://www.w3.org/ns/shacl#> .
<urn:names> a sh:NodeShape ; sh:targetSubjectsOf <urn:name> ; sh:property [ sh:path <urn:name> ; sh:pattern "^[\\p{L}\\p{M} '-]+$" ] .
EOF
cat >names.ttl <<'EOF'
<urn:1> <urn:name> "Anna Bos" . <urn:2> <urn:name> "Zoë Đurić" . <urn:3> <urn:name> "p{L}" . <urn:4> <urn:name> "4711" .
EOF
cat >check.mjs <<'EOF'
import fs from "fs";
import n3 from "n3";
import factory from "@rdfjs/data-model";
import Shacl from "rdf-validate-shacl";
import { Validator } from "shacl-engine";
const read = file => new n3.Store(new n3.Parser().parse(fs.readFileSync(file, "utf8")));
const tell = (who, report) => console.log(who, "refuses", report.results.map(result => result.focusNode.value ?? result.focusNode.term.value).sort().join(" "));
tell("rdf-validate-shacl", await new Shacl(read("shape.ttl")).validate(read("names.ttl")));
tell("shacl-engine", await new Validator(read("shape.ttl"), { factory }).validate({ dataset: read("names.ttl") }));
EOF
{
    node check.mjs
    venv/bin/python -c 'import pyshacl; print(pyshacl.validate("names.ttl", shacl_graph="shape.ttl")[2])' 2>&1 | tail -1 | sed 's/^/pySHACL: /'
} >seen
cat >expected <<'EOF'
rdf-validate-shacl refuses urn:1 urn:2 urn:4
shacl-engine refuses urn:1 urn:2 urn:4
pySHACL: re.error: bad escape \p at position 2
EOF
cat seen
diff expected seen
