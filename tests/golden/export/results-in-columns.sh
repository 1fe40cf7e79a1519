# Results in columns of the cohort, numbered, under the words of several languages and in any order; empty ones at the end are left
# out, a gap and half a row are told. The school has a column for each of its fields; it is the register's too.
cp -R "$source/tests/data/results" results
cp results/form.xml layout.xml && rm -r labels && cp -R results/labels labels
mkdir qualifications && cp "$source/samples/25135-contactcenter-medewerker.xml" qualifications
heading='naam;crebo;taal;diplomanummer;datum;School name;school address;Uren 1;Result 1 module;Result 1 mark;vak 2;cijfer 2;uren2;result.3.module;Thema 3 Note;klas'
cat >cohort.csv <<END
$heading
Zoë Jansen;25135;nl;D-1;10-7-2026;ROC Midden;Utrecht;120;Engels;8;Nederlands;7,5;240;;;1a
Bo Smith;25135;en;D-2;10-7-2026;ROC Midden;Utrecht;;Engels;6;;;;;;1a
END
hand_out cohort.csv -o out
edit cohort.csv 's/Thema 3 Note/Modul 3 Note/'
hand_out cohort.csv -o out
listed
for name in Zoë\ Jansen-D-1-nl Bo\ Smith-D-2-en; do
    "$program" extract "out/25135/$name.pdf" -o - | grep -E '<field '
done
"$program" register list out/register.db --csv | cut -d';' -f1-11
# Another mark is another document.
edit cohort.csv 's/7,5/8,5/'
hand_out cohort.csv -o out --keep-going
cat >cohort.csv <<END
$heading
An Li;25135;nl;D-3;10-7-2026;ROC Midden;Utrecht;;;;Engels;8;120;;;1a
On Li;25135;nl;D-4;10-7-2026;ROC Midden;Utrecht;120;Engels;;;;;;;1a
In Li;25135;nl;D-5;10-7-2026;ROC Midden;Utrecht;120;Engels;8;Engels;#N/A;;;;1a
El Li;25135;nl;D-6;10-7-2026;ROC Midden;Utrecht;120;"Engels
en Frans";8;;;;;;1a
Il Li;25135;nl;D-7;10-7-2026;ROC Midden;;120;Engels;8;;;;;;1a
END
edit cohort.csv 's/Thema 3 Note/result 2 mark/'
hand_out cohort.csv -o refused
edit cohort.csv 's/result 2 mark/result 3 mark/'
hand_out cohort.csv -o refused
