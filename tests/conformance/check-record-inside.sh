#!/bin/sh
# A PDF that carries its record beside its data conforms to all that others do, by either standard, alone, with a holder and in a whole. The record
# is valid by the European Learning Model's schema, and what it says by the model's shapes.
. tests/conformance/documents.sh

python=$PWD/build/readers/venv/bin/python
for program_needed in xz xmllint pdfdetach "$python"; do
    command -v "$program_needed" >/dev/null || fail "$program_needed is missing (./dev test installs it)"
done
[ -f "$verapdf" ] || fail "veraPDF is missing: $verapdf (./dev test fetches it)"
tar xJf tests/data/elm/loq-3.1.0.tar.xz -C "$work" xsd rdf/ap/loq/LOQ-constraints.ttl
echo '<layout version="1" name="record" base="europass-certificate-supplement.xml" record="elm-xml"/>' >"$work/record.xml"

make() {
    mkdir "$work/$standard"
    for sample in samples/25135-contactcenter-medewerker.xml samples/countries/gr-mageiras.xml; do
        name=$(basename "$sample" .xml)
        render -L "$work/record.xml" "$sample" -l en -o "$work/$standard/$name.pdf" 2>/dev/null || fail "$sample"
        render -L "$work/record.xml" "$sample" -l en -o "$work/$standard/$name-personal.pdf" --field holder.name='Zoë Jansen-Đurić' \
            --field holder.diploma=2026-004711 --field holder.date=2026-07-10 2>/dev/null || fail "$sample"
    done
    "$check" -w "$work/$standard"/*.pdf || fail "faults in whole supplements"
}
make
"$program" attach "$work/pdf17/25135-contactcenter-medewerker.pdf" "$work/pdf17/25135-contactcenter-medewerker-personal.pdf" --any \
    -o "$work/pdf17/whole.pdf" 2>/dev/null || fail "a whole"
check_profiles "$work"/pdf17/*.pdf
standard=pdf2 profiles='4f ua2'
make
check_profiles "$work"/pdf2/*.pdf

# What Poppler takes out is what `extract` gives.
for document in "$work"/pdf*/*-*.pdf; do
    "$program" extract --record "$document" -o "$document.xml"
    pdfdetach -saveall -o "$work" "$document"
    cmp "$work"/elm-*.xml "$document.xml" || fail "$document: another record"
    rm "$work"/elm-*.xml
    xmllint --noout --nonet --schema "$work/xsd/loq/loq.xsd" "$document.xml" 2>"$work/said" || fail "$document: $(cat "$work/said")"
    ! grep -q 'Jansen\|2026-004711' "$document.xml" || fail "$document: the record names the holder"
    rm -rf "$work/back"
    "$program" import "$document.xml" -o "$work/back" >/dev/null || fail "$document: its record is not read"
    "$program" export-data "$work"/back/*.xml --format turtle -o "$document.ttl" 2>/dev/null
done
"$python" - "$work" <<'END' || fail "see above"
import glob, sys
from pyshacl import validate
from rdflib import Graph
work = sys.argv[1]
shapes = Graph().parse(work + '/rdf/ap/loq/LOQ-constraints.ttl')
paths = glob.glob(work + '/pdf*/*.ttl')
faults = len(paths) != 8
for path in paths:
    conforms, _, words = validate(Graph().parse(path), shacl_graph=shapes)
    if not conforms:
        faults += 1
        print(path, words)
sys.exit(faults > 0)
END
