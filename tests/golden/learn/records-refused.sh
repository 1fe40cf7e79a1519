# What is no record, is broken, or would exhaust who reads it: told, and nothing is made.
refused() {
    supplement import "$1" -o out/q
    find out/q -name '*.xml' | sed 's/^/MADE: /'
}
record() {
    printf '<?xml version="1.0"?>\n<Courses xmlns="http://data.europa.eu/snb/model/ap/loq-constraints/">\n%s\n' "$2" >"$1"
}
refused absent.xml
refused qualification.xml
echo '{"@context": {}}' >a.jsonld
refused a.jsonld
printf '{\\rtf1 a}' >a.rtf
refused a.rtf
printf '%%PDF-1.7\n<</A/B>>' >a.pdf
refused a.pdf
printf 'naam;crebo\nJan;25135\n' >cohort.csv
refused cohort.csv
: >empty.ttl
refused empty.ttl
record cut.xml '<learningAchievementSpecificationReferences><qualification id="http://x/1"><title language="en">A</title>'
refused cut.xml
printf '<!DOCTYPE Courses [<!ENTITY a "b">]><Courses/>' >doctype.xml
refused doctype.xml
record none.xml '<agentReferences/></Courses>'
refused none.xml
record deep.xml "$(python3 -c 'print("<a>" * 100)')"
refused deep.xml
printf '@prefix dc: <http://purl.org/dc/terms/> .\n<http://x/1> dc:title "A@en .\n' >cut.ttl
refused cut.ttl
python3 -c 'print("<http://x/1> <http://x/2>\n" + "[ <http://x/3> " * 100000)' >deep.ttl
refused deep.ttl
python3 -c 'print("<http://x/1> <http://x/2> \"" + "a" * 9000000 + "\" .")' >long.ttl
refused long.ttl
# Facts that lead round in a circle, or nowhere, are no harm.
cat >circle.ttl <<'END'
@prefix elm: <http://data.europa.eu/snb/model/elm/> .
@prefix dc: <http://purl.org/dc/terms/> .
<http://x/1> a elm:Qualification ; dc:title "A"@en ; elm:learningOutcome <http://x/1>, <http://x/2> ; elm:influencedBy _:a ; elm:provenBy "b" .
_:a elm:hasPart _:a ; elm:mode _:a ; dc:title <http://x/1> .
<http://x/2> elm:learningOutcome <http://x/1> ; dc:title "Bakes"@en, "Bakt"@not-a-tag-that-anybody-knows-of-in-the-world .
END
supplement import circle.ttl -o out/circle
cat out/circle/*.xml
