# An archive and a print run go into a folder that is there, which is said before any row is looked at; a folder is made.
school
sed 's/Bo Smith/#N\/A/' cohort.csv >bad.csv
for output in none/issued.zip none/run.pdf cohort.csv/issued.zip; do
    hand_out bad.csv -o $output
    hand_out bad.csv -o $output --dry-run
done
mkdir there
hand_out cohort.csv -o there/issued.zip
hand_out cohort.csv -o one/after/another
ls -d none there/* one/after/* 2>&1 | sed 's/^ls: //'
cp "$source/samples/25135-contactcenter-medewerker.xml" q.xml
supplement export-data q.xml -o none/q.xlsx
