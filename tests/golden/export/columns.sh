# Headings that are missing, given twice, unknown or empty.
school
sed 's/diplomanummer/nummer/' cohort.csv >missing.csv
hand_out missing.csv -o out
sed 's/taal/student name/;s/diplomanummer/naam/' cohort.csv >twice.csv
hand_out twice.csv -o out
echo 'crebo;voornaam;achternaam' >several.csv
hand_out several.csv -o out
: >empty.csv
hand_out empty.csv -o out
head -n 1 cohort.csv >nobody.csv
hand_out nobody.csv -o out
hand_out absent.csv -o out
listed
sed 's/$/;klas/' cohort.csv >unknown.csv
hand_out unknown.csv -o out --dry-run
# Cells may be separated by |; where no sign is found that separates them, that is said, and not what it makes missing.
sed 's/;/|/g' cohort.csv >pipes.csv
hand_out pipes.csv -o out --dry-run
sed 's/;/^/g' cohort.csv >carets.csv
hand_out carets.csv -o out
{ echo 'sep=^' && cat carets.csv; } >said.csv
hand_out said.csv -o out --dry-run
