#!/bin/sh
# Records of all samples, in Turtle and in JSON-LD, conform to the European Learning Model's shapes (SHACL), by pySHACL; one without its level does
# not. rapper reads the same statements as rdflib does; how often it makes a blank node is left open (findings/raptor-long-statements.sh).
. tests/conformance/documents.sh

python=$PWD/build/readers/venv/bin/python
for program_needed in xz rapper "$python"; do
    command -v "$program_needed" >/dev/null || fail "$program_needed is missing (./dev test installs it)"
done
tar xJf tests/data/elm/loq-3.1.0.tar.xz -C "$work" rdf/ap/loq/LOQ-constraints.ttl

for sample in samples/*.xml samples/countries/*.xml; do
    name=$(basename "$sample" .xml)
    "$program" export-data "$sample" --format turtle -o "$work/$name.ttl" || fail "$sample"
    "$program" export-data "$sample" --format jsonld -o "$work/$name.jsonld" || fail "$sample"
    rapper -q -i turtle -o ntriples "$work/$name.ttl" >"$work/$name.nt" || fail "$sample"
done
grep -v 'elm:EQFLevel' "$work/25135-contactcenter-medewerker.ttl" >"$work/without-level.ttl"
"$python" - "$work" <<'END' || fail "see above"
import glob, os, sys
from pyshacl import validate
from rdflib import BNode, Graph
work = sys.argv[1]
shapes = Graph().parse(work + '/rdf/ap/loq/LOQ-constraints.ttl')
faults = 0
def statements(graph):
    return {tuple('_' if isinstance(term, BNode) else term.n3() for term in statement) for statement in graph}
for path in sorted(glob.glob(work + '/*.ttl') + glob.glob(work + '/*.jsonld')):
    name, form = os.path.splitext(os.path.basename(path))
    graph = Graph().parse(path, format='turtle' if form == '.ttl' else 'json-ld')
    conforms, _, words = validate(graph, shacl_graph=shapes)
    if conforms == (name == 'without-level'):
        faults += 1
        print(path, words)
    if form == '.ttl' and name != 'without-level':
        others = statements(graph) ^ statements(Graph().parse(f'{work}/{name}.nt', format='nt'))
        faults += len(others)
        print(*others, sep='\n', end='')
sys.exit(faults > 0)
END
