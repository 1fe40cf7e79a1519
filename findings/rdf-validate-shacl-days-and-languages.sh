#!/bin/sh
# rdf-validate-shacl 0.6.5 (npm) finds nothing wrong with a record that was issued on 31 February or in month 13, and takes North Frisian
# for French.
#
# sh:datatype refuses what is no value of its type (SHACL, 4.1.2); xsd:date has no such day (XML Schema, part 2, 3.2.9). The package looks
# at the form alone, digits and hyphens. sh:languageIn ("fr") is met by "fr" and by "fr-" with more (4.4.4, as langMatches of SPARQL,
# RFC 4647, 3.3.1); the package compares how the tags begin: "frr", North Frisian, passes, and "FR" does not. `conforms` is true, and the report
# empty. Expected was what pySHACL 0.40.1 (PyPI) says of the same record and shapes. Seen on 2026-11-30 with Node 20, Python 3.11.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install pyshacl==0.40.1 rdflib==7.6.0
npm install --silent --no-fund --no-audit --cache "$work/npm" rdf-validate-shacl@0.6.5 @zazuko/env@3.0.1 n3@2.13.12 >npm.log

cat >shapes.ttl <<'EOF'
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <http://school.example/> .
:Shape a sh:NodeShape ; sh:targetClass :Qualification ;
    sh:property [ sh:path :issued ; sh:datatype xsd:date ], [ sh:path :begins ; sh:datatype xsd:dateTime ], [ sh:path :title ; sh:languageIn ("fr" "nl") ] .
EOF
cat >validate.mjs <<'EOF'
import fs from "fs";
import env from "@zazuko/env";
import { Parser } from "n3";
import Validator from "rdf-validate-shacl";
const read = name => env.dataset(new Parser({ factory: env }).parse(fs.readFileSync(name, "utf8")));
const report = await new Validator(read("shapes.ttl"), { factory: env }).validate(read("record.ttl"));
console.log(report.conforms ? "good" : "bad");
EOF
cat >validate.py <<'EOF'
import logging, pyshacl
logging.disable()
print("good" if pyshacl.validate("record.ttl", shacl_graph="shapes.ttl")[0] else "bad")
EOF
while read -r fact; do
    echo "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix : <http://school.example/> . :q a :Qualification ; $fact ." >record.ttl
    echo "$fact: rdf-validate-shacl $(node validate.mjs), pySHACL $(venv/bin/python validate.py 2>/dev/null)"
done >seen <<'EOF'
:issued "2026-02-28"^^xsd:date
:issued "2026-02-31"^^xsd:date
:issued "2026-13-01"^^xsd:date
:issued "28-02-2026"^^xsd:date
:begins "2026-09-01T25:00:00"^^xsd:dateTime
:title "Mécanicien"@fr-BE
:title "Mécanicien"@FR
:title "Mekaaniker"@frr
:title "Mechaniker"@de
EOF
cat >expected <<'EOF'
:issued "2026-02-28"^^xsd:date: rdf-validate-shacl good, pySHACL good
:issued "2026-02-31"^^xsd:date: rdf-validate-shacl good, pySHACL bad
:issued "2026-13-01"^^xsd:date: rdf-validate-shacl good, pySHACL bad
:issued "28-02-2026"^^xsd:date: rdf-validate-shacl bad, pySHACL bad
:begins "2026-09-01T25:00:00"^^xsd:dateTime: rdf-validate-shacl good, pySHACL bad
:title "Mécanicien"@fr-BE: rdf-validate-shacl good, pySHACL good
:title "Mécanicien"@FR: rdf-validate-shacl bad, pySHACL good
:title "Mekaaniker"@frr: rdf-validate-shacl good, pySHACL bad
:title "Mechaniker"@de: rdf-validate-shacl bad, pySHACL bad
EOF
cat seen
diff expected seen
