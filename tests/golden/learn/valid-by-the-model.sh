# Records of all samples, each alone and all in one, are valid by the model's XML schema, and the model's own samples are read: of what they say
# nothing is dropped without a word.
tar xJf "$source/tests/data/elm/loq-3.1.0.tar.xz"
valid() {
    xmllint --noout --nonet --schema xsd/loq/loq.xsd "$1" 2>&1 | grep -v " validates$" || true
}
for sample in "$source"/samples/*.xml "$source"/samples/countries/*.xml; do
    "$program" export-data "$sample" -o out/record.xml
    valid out/record.xml
done
"$program" export-data "$source"/samples/*.xml "$source"/samples/countries/*.xml -o out/record.xml
valid out/record.xml
"$program" import out/record.xml -o out/all | grep -c ': made$'
for record in loq loq_withLearningAchievementSpecification; do
    valid "xsd/loq/$record.xml"
    "$program" import "xsd/loq/$record.xml" -o "out/$record" | sed 's/ (.*//; s/ -> .*//; s/ has no place.*//' | sort -u | sed -n 's|/.*||; s/^  *//p' |
        sort -u | paste -sd ' '
    ls "out/$record" | wc -l
done
for record in json jsonld; do
    "$program" export-data "$source"/samples/*.xml --format "$record" | python3 -m json.tool >/dev/null
done
