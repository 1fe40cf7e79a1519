# No graduate gets the results of another: a number that is spelt otherwise, a name or student number that is another's, one number
# in two qualifications. What is left over, missing or there twice is told.
cp -R "$source/tests/data/results" results
cp results/form.xml layout.xml && rm -r labels && cp -R results/labels labels
mkdir qualifications && cp "$source/samples/25135-contactcenter-medewerker.xml" qualifications
sed 's/>25135</>25136</' qualifications/25135-contactcenter-medewerker.xml >qualifications/other.xml
cat >cohort.csv <<'END'
studentnummer;naam;crebo;taal;diplomanummer;datum
1001;Zoë Jansen;25135;nl;00471;10-7-2026
1002;Bo Smith;25135;nl;D-2;10-7-2026
1003;An Li;25135;nl;D-3;10-7-2026
1004;Þórdís Ægisdóttir;25135;nl;D-4;10-7-2026
1005;Łucja Żak;25135;nl;D-5;10-7-2026
1006;Bram de Vries;25135;nl;D-6;10-7-2026
1007;Cato de Wit;25136;nl;D-6;10-7-2026
1008;Jan Bos;25135;nl;D-8;10-7-2026
1009;Kim Bos;25135;nl;D-9;10-7-2026
END
cat >results.csv <<'END'
diplomanummer;studentnummer;naam;module;cijfer;uren
471;;;Engels;8;120
d-2;;;Engels;7;120
D-3;;Li, An;Engels;7;120
D-3;;Bo Smith;Nederlands;9;120
D-4;1008;;Engels;7;120
D-5;;;Engels;7;120
D 5;;;Nederlands;7;120
D-6;;;Engels;7;120
D-8;01008;J. Bos;Engels;7;120
D-8;1008;Jan Bos;Engels;8;120
D-77;;;Engels;7;120
END
hand_out cohort.csv --rows result=results.csv -o out --keep-going
listed
# With the code of the qualification it is clear whose they are.
sed -i 's/;uren/;uren;crebo/;s/;120$/;120;25135/' results.csv
hand_out cohort.csv --rows result=results.csv -o out --keep-going | grep -E 'D-6|D-9|shared'
# Rows that cannot be used stop all.
printf 'diplomanummer;module;cijfer\n;Engels;8\nD-8;;\nD-9;"Engels\nen Frans";7\n' >results.csv
hand_out cohort.csv --rows result=results.csv -o refused --keep-going
printf 'nummer;module\nD-8;Engels\n' >results.csv
hand_out cohort.csv --rows result=results.csv -o refused --keep-going
# More than any holder may have; half a row, and a word that cannot be meant, are told where they stand.
{ echo 'diplomanummer;module;cijfer'; for row in $(seq 201); do echo "D-8;Module $row;7"; done; } >results.csv
sed -n '1p;9,10p' cohort.csv >two.csv
hand_out two.csv --rows result=results.csv -o refused
printf 'diplomanummer;module;cijfer\nD-8;Engels;8\nD-8;Frans;\nD-9;Engels;#REF!\n' >results.csv
hand_out two.csv --rows result=results.csv -o refused
