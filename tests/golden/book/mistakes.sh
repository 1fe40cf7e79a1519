# What is wrong in a workbook is told at its sheet and cell, all at once, and nothing is made of it.
"$program" export-data "$source/samples/25135-contactcenter-medewerker.xml" -o q.xlsx || fail "no workbook"
cp q.xlsx good.xlsx
workbook set q.xlsx 'Profile!B5=core-task/work-proces' 'Profile!A6=25136' 'Official basis!E7=9' 'Official basis!I8=words' 'Official basis!D2=3' \
    'Grading!H4=ja' 'Title!B5=title' 'Title!H5=again' 'Qualifications!H2=1 augustus 2015' 'Occupations!D2=<text><p>no end</text>' \
    'Learning pathways!A9=25135' 'Learning pathways!B9=pathway/description' 'Learning pathways!F9=of no pathway' 'More information!D2=<text><b>bold</b></text>' \
    'Profile!H1=remarks' 'Profile!H2=anything' 'Grading!J1=nl' 'More information!H2=beyond'
supplement import q.xlsx -o out/q
ls -A out/q 2>/dev/null | grep -v '^.imported$' || true
cp good.xlsx q.xlsx
workbook set q.xlsx 'Qualifications!C2=' 'Qualifications!E2=' 'Qualifications!A3=25135' 'Qualifications!C3=NL' 'Qualifications!A4=2' 'Qualifications!B4=a/b' \
    'Qualifications!C4=NL' 'Qualifications!E4=nl' 'Qualifications!G4=nl' 'Qualifications!C5=NL'
supplement import q.xlsx -o out/q
cp good.xlsx q.xlsx
workbook set q.xlsx 'Qualifications!C1=land' 'Profile!B1=what'
supplement import q.xlsx -o out/q
cp "$source/tests/data/sheets/libreoffice-cohort.xlsx" "$source/tests/data/sheets/libreoffice.ods" "$source/tests/data/sheets/password.xlsx" .
supplement import libreoffice-cohort.xlsx -o out/q
supplement import libreoffice.ods -o out/q
supplement import password.xlsx -o out/q
printf 'PK\003\004nothing' >out/broken.xlsx
supplement import out/broken.xlsx -o out/q
printf 'a;b\n' >out/broken.csv
supplement import out/broken.csv -o out/q
cp good.xlsx q.xlsx
workbook crowd q.xlsx
supplement import q.xlsx -o out/q
# It is told what is not read; all else is.
cp good.xlsx q.xlsx
workbook set q.xlsx 'Profile!H1=remarks' 'Profile!H2=anything' 'Title!D1=Register'
workbook drop q.xlsx lists
supplement import q.xlsx -o out/q
grep -c '<work-process' out/q/25135-contactcenter-medewerker.xml
# A personal edition has what no qualification's own file has.
sed 's|</qualification>|<fields><field name="holder.name">Bo</field></fields></qualification>|; s|version="1"|version="1" dated="2026-03-01T12:00:00Z"|' \
    "$source/samples/25135-contactcenter-medewerker.xml" >personal.xml
supplement export-data personal.xml -o out/personal.xlsx
supplement import out/personal.xlsx -o .
grep -c 'holder.name' personal.xml
# A field that one form alone has is looked at as the others are, whatever offices note behind it.
sed 's|</qualification>|<waivers><waiver id="numbers-differ" select="duration" reason="so" by="b" until="2027-01-01"/></waivers>&|' \
    "$source/samples/25135-contactcenter-medewerker.xml" >waived.xml
"$program" export-data waived.xml -o q.xlsx || fail "no workbook"
workbook set q.xlsx 'More information!A9=25135' 'More information!B9=field[practice]' 'More information!E9=<text><b>bold</b></text>'
supplement import q.xlsx -o out/q
# Two files of one code are two.
cp "$source/samples/25135-contactcenter-medewerker.xml" one.xml
sed 's/25 augustus/26 augustus/' one.xml >two.xml
supplement export-data one.xml two.xml -o out/both.xlsx
workbook show out/both.xlsx Qualifications
supplement import out/both.xlsx -o out/both
