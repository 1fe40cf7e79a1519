# Somebody translates in a workbook while others work on the files: what each of them changed is there in the end; where both changed the same, the
# file's stays and the workbook's is shown. A workbook may be imported again and again.
mkdir out/q
cp "$source/samples/countries/fi-veneenrakentaja.xml" out/q/boat.xml
cp "$source/samples/countries/cz-truhlar.xml" out/q/cabinet.xml
supplement export-data out/q/boat.xml out/q/cabinet.xml -o out/q.xlsx
workbook show out/q.xlsx Occupations
supplement import out/q.xlsx -o out/q
edit out/q/boat.xml 's|(<access>)|<!-- mine -->\1|; s|(<entry-requirements>)|\1<text lang="sv-FI">Inga.</text>|'
edit out/q/cabinet.xml 's|>Cabinetmaker<|>Joiner<|'
workbook set out/q.xlsx 'Title!I3=Boat maker' 'Title!I7=Maker of cabinets' 'Title!J7=Stolař' 'Occupations!F2=Boatyards.' 'Qualifications!G2=fi sv en de' \
    'Title!K3=Bootsbauer'
workbook show out/q.xlsx Title
supplement import out/q.xlsx -o out/q
grep -n 'Boat maker\|Boatyards\|Bootsbauer\|Inga\|editions\|mine' out/q/boat.xml
grep -n 'Joiner\|Maker of\|Stolař' out/q/cabinet.xml
workbook set out/q.xlsx 'Occupations!F2=Boatyards and docks.'
supplement import out/q.xlsx -o out/q
grep -c 'Boatyards and docks' out/q/boat.xml
supplement import out/q.xlsx -o out/q
ls out/q out/q/.imported
# One that is made of the files as they are now goes on from there. What it lacks, as a sheet that somebody took out, is no reason to take out anything.
edit out/q/cabinet.xml 's|</qualification>|<source record="http://example.org/q"/></qualification>|'
supplement export-data out/q/boat.xml out/q/cabinet.xml -o out/q.xlsx
workbook set out/q.xlsx 'Title!I7=Cabinet joiner'
workbook drop out/q.xlsx Administration
supplement import out/q.xlsx -o out/q
grep -n 'Cabinet joiner\|<source' out/q/cabinet.xml
