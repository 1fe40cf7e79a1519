# A layout may want the record in the PDF: beside the data, valid by the model's schema, one for all holders and without them; in a whole it is
# found too. The data make the same PDF again, with the address of the record that the qualification came from.
tar xJf "$source/tests/data/elm/loq-3.1.0.tar.xz"
echo '<layout version="1" name="record" base="europass-certificate-supplement.xml" record="elm-xml"/>' >record.xml
sample=$source/samples/25135-contactcenter-medewerker.xml
holder='--field holder.diploma=2026-004711 --field holder.date=2026-07-10'
valid() {
    xmllint --noout --nonet --schema xsd/loq/loq.xsd "$1" 2>&1 | grep -v " validates$" || true
}

"$program" render "$sample" -L record.xml -l nl -o out/edition.pdf
for name in 'Zoë Jansen-Đurić' 'Bo Smith'; do
    "$program" render "$sample" -L record.xml -l nl -o "out/$name.pdf" --field "holder.name=$name" $holder
    "$program" extract --record "out/$name.pdf" -o "out/$name.xml"
done
supplement extract --record out/edition.pdf -o out/edition.xml
stat -c %a out/edition.xml
valid out/edition.xml
cmp out/edition.xml "out/Bo Smith.xml"
cmp out/edition.xml "out/Zoë Jansen-Đurić.xml"
grep -c 'Jansen\|Smith' out/edition.xml || true
pdfdetach -list "out/Bo Smith.pdf"
qpdf --json --json-key=attachments "out/Bo Smith.pdf" | grep -E 'mimetype|"description|filename'
grep -o 'language="[a-z]*"' out/edition.xml | sort -u

# It is read back, and the data make the PDF anew.
"$program" import out/edition.xml -o out/back | grep -c ': made$'
"$program" extract "out/Bo Smith.pdf" -o out/data.xml
"$program" render -L record.xml out/data.xml -o out/again.pdf
cmp out/again.pdf "out/Bo Smith.pdf"
supplement verify -L record.xml "out/Bo Smith.pdf"

# What came from a record says so.
sed 's|</qualification>|<source record="http://data.example.org/q/1" modified="2026-05-01T00:00:00Z"><fact name="altLabel" lang="nl">Beller</fact></source>&|
    s/ eqf="[0-9]"//' "$sample" >imported.xml
supplement check -L record.xml imported.xml
supplement render -L record.xml imported.xml -l en -o out/imported.pdf
"$program" extract --record out/imported.pdf | grep -E '<qualification|altLabel|modified'
"$program" extract out/imported.pdf -o out/imported.xml
"$program" render -L record.xml out/imported.xml -o out/again.pdf 2>/dev/null
cmp out/again.pdf out/imported.pdf
"$program" render imported.xml -l en -o out/imported.pdf
"$program" extract out/imported.pdf | grep -c '<source' || true

# In a whole; where there is none; in a layout that builds on one with it.
"$program" attach "$source/samples/diplomas/2026-004711.pdf" "out/Bo Smith.pdf" --any -o out/whole.pdf 2>/dev/null
"$program" extract --record out/whole.pdf | cmp - out/edition.xml
"$program" attach "$source/samples/diplomas/2026-004711.pdf" "out/Bo Smith.pdf" --any --embed -o out/whole.pdf 2>/dev/null
"$program" extract --record out/whole.pdf | cmp - out/edition.xml
"$program" render "$sample" -L "$source/layouts/europass-certificate-supplement.xml" -l nl -o out/without.pdf
supplement extract --record out/without.pdf
echo '<layout version="1" name="without" base="record.xml" record="no"/>' >without.xml
"$program" render "$sample" -L without.xml -l nl -o out/as-usual.pdf
cmp out/without.pdf out/as-usual.pdf
sed -i 's/elm-xml/turtle/' record.xml
supplement check record.xml
