# A record with a title, a level and a field, as many are: no country but that of the framework, nothing made up. One without even those.
cat >least.ttl <<'END'
@prefix elm: <http://data.europa.eu/snb/model/elm/> .
@prefix dc: <http://purl.org/dc/terms/> .
@prefix ex: <http://example.org/terms#> .
<http://data.example.org/q/1> a elm:Qualification ; dc:title "Bakker"@nl ; dc:title "Baker"@en ;
    dc:language <http://publications.europa.eu/resource/authority/language/NLD> ;
    elm:NQFLevel <http://data.europa.eu/snb/qdr/c_f97cdbb5> ; elm:EQFLevel <http://data.europa.eu/snb/eqf/3> ;
    elm:ISCEDFCode <http://data.europa.eu/snb/isced-f/0721> ; ex:colour "white" ;
    elm:learningOutcome [ a elm:LearningOutcome ; dc:title "Bakes bread"@en ; elm:reusabilityLevel ex:high ] .
<http://data.example.org/q/2> a elm:Qualification .
END
supplement import least.ttl -o out/least
cat out/least/bakker.xml
supplement check out/least/*.xml
# Turtle that begins with an address, as programs write that know no prefixes (N-Triples); one looks like an element of XML.
for address in urn:uuid:7 urn:7 mailto:office@example.org http://data.example.org/q/3; do
    cat >first.ttl <<END
<$address> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://data.europa.eu/snb/model/elm/Qualification> .
<$address> <http://purl.org/dc/terms/title> "Bakker"@nl .
END
    rm -rf out/first
    supplement import first.ttl -o out/first
    grep -h '<text' out/first/*.xml
done
