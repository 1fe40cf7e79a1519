# Results in a sheet beside the graduates, one a row, in any order, found by the diploma number: in the workbook itself, by its name,
# or in another file. A title above the headings, and a column that nobody uses, change nothing.
cp -R "$source/tests/data/results" results
cp results/form.xml layout.xml && rm -r labels && cp -R results/labels labels
mkdir qualifications && cp "$source/samples/25135-contactcenter-medewerker.xml" qualifications
cp "$source/tests/data/sheets/openpyxl-results.xlsx" .
hand_out openpyxl-results.xlsx -o out --keep-going
hand_out openpyxl-results.xlsx -o out --sheet Geslaagden --dry-run
listed
for name in Zoë\ Jansen-Đurić-0000471-nl Þórdís\ Ægisdóttir-0000472-en; do
    "$program" extract "out/25135/$name.pdf" -o - | grep -E '<field name="(holder.dip|res)'
done
supplement verify --register out/register.db "out/25135/Zoë Jansen-Đurić-0000471-nl.pdf" -L layout.xml | sed 's/issued [^ ]*/issued T/'
# The same from two files in CSV are the same documents: nothing is issued anew, but where a mark differs.
cat >cohort.csv <<'END'
naam;crebo;taal;diplomanummer;datum;school name;school address
Þórdís Ægisdóttir;25135;en;0000472;10-7-2026;ROC Midden;Utrecht
Zoë Jansen-Đurić;25135;nl en;0000471;10-7-2026;ROC Midden;Utrecht
END
cat >results.csv <<'END'
Vak;Diplomanummer;Uren;Cijfer;Naam
Nederlands;0000471;240;8;Jansen-Đurić, Zoë
Engels;0000471;120;7,5;Zoë Jansen-Đurić
Loopbaan en burgerschap;0000471 ;40;voldaan;
Engels;0000472;120;7.5;Þórdís Ægisdóttir
Rekenen;0000472;;6;
END
keep
hand_out cohort.csv --rows result=results.csv -o out
changed
edit results.csv 's/7,5/9/'
hand_out cohort.csv --rows result=results.csv -o out --format json | grep -E 'reissu|replac|kept'
# What is asked for wrongly; and nothing at all.
hand_out cohort.csv --rows results.csv -o refused
hand_out cohort.csv --rows results=results.csv -o refused
hand_out cohort.csv --rows result=missing.csv -o refused
hand_out cohort.csv --rows result=cohort.csv -o refused
hand_out cohort.csv --rows result=results.csv --rows result=results.csv -o refused
hand_out cohort.csv -o refused --dry-run
