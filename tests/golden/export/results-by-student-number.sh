# Results in a sheet that has no diploma numbers: by the student number, and not where the name says another.
cp -R "$source/tests/data/results" results
cp results/form.xml layout.xml && rm -r labels && cp -R results/labels labels
mkdir qualifications && cp "$source/samples/25135-contactcenter-medewerker.xml" qualifications
cat >cohort.csv <<'END'
studentnummer;naam;crebo;taal;diplomanummer;datum
1001;Zoë Jansen;25135;nl;D-1;10-7-2026
1002;Bo Smith;25135;nl;D-2;10-7-2026
1003;An Li;25135;nl;D-3;10-7-2026
;Kim Bos;25135;nl;D-4;10-7-2026
1005;Jan Bos;25135;nl;D-5;10-7-2026
1005;Jan Bos;25135;en;D-6;10-7-2026
END
cat >results.csv <<'END'
studentnummer;naam;module;cijfer;uren
01001;Jansen, Zoë;Engels;8;120
1001;;Nederlands;7;120
1002;An Li;Engels;7;120
1003;;Engels;7;120
1005;;Engels;7;120
1077;;Engels;7;120
END
hand_out cohort.csv --rows result=results.csv -o out --keep-going
listed
"$program" extract "out/25135/Zoë Jansen-D-1-nl.pdf" -o - | grep -E '<field name="(holder.name|res)'
# The cohort has to have the number; the sheet, one of the two.
sed 's/^[^;]*;//' cohort.csv >without.csv
hand_out without.csv --rows result=results.csv -o refused
sed 's/^[^;]*;//' results.csv >names.csv
hand_out cohort.csv --rows result=names.csv -o refused
