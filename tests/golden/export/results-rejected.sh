# What is rejected is kept with its results: mended and fed again the two files give what the whole would have given. Results that are
# nobody's are kept too: their graduate may be the one whose number is mended.
cp -R "$source/tests/data/results" results
cp results/form.xml layout.xml && rm -r labels && cp -R results/labels labels
mkdir qualifications && cp "$source/samples/25135-contactcenter-medewerker.xml" qualifications
cat >cohort.csv <<'END'
naam;crebo;taal;diplomanummer;datum
Zoë Jansen;25135;nl;D-1;10-7-2026
Bo Smith;25135;nl;D-2;10-7-2026
An Li;25135;nl;D-3;10-7-2026
Kim Bos;25135;nl;;10-7-2026
END
cat >results.csv <<'END'
opmerking;diplomanummer;module;cijfer;uren
;D-1;Engels;8;120
=1+1;D-2;"Engels; ""B1""";#REF!;120
'=2;D-3;-Frans;7,5;
x;D-2;=Duits;6;
;d-3;+Spaans;7;
;D-4;@Latijn;9;40
;D-1;Frans;8;
END
hand_out cohort.csv --rows result=results.csv -o out --keep-going
listed
cat out/rejected-result.csv
# Unmended they are rejected again, for the same; nothing is lost on the way.
cp out/rejected.csv again.csv && cp out/rejected-result.csv again-results.csv
hand_out again.csv --rows result=again-results.csv -o again --keep-going | grep -E ' rejected |error'
sed 's/;[^;]*$//' again/rejected-result.csv >twice && sed 's/;[^;]*$//' again-results.csv | cmp - twice
# Mended they are issued, and are the documents of the whole.
edit again-results.csv 's/#REF!/10/; s/;d-3;/;D-3;/'
edit again.csv 's/;;10-7/;D-4;10-7/'
hand_out again.csv --rows result=again-results.csv -o out
edit results.csv 's/#REF!/10/; s/;d-3;/;D-3;/'
edit cohort.csv 's/;;10-7/;D-4;10-7/'
hand_out cohort.csv --rows result=results.csv -o whole
for document in whole/25135/*.pdf; do cmp "$document" "out/25135/$(basename "$document")"; done
"$program" extract "out/25135/An Li-D-3-nl.pdf" -o - | grep -E '<field name="res'
# A part of the work keeps its own.
edit cohort.csv 's/;D-4;10-7/;;10-7/'
hand_out cohort.csv --rows result=results.csv -o parts --keep-going --shard 2/2 | grep rejected
ls parts
# Of a workbook, its second sheet. Where all is well, none is written.
cp "$source/tests/data/sheets/openpyxl-results.xlsx" .
hand_out openpyxl-results.xlsx -o book --keep-going | grep rejected
cat book/rejected-result.csv
hand_out book/rejected.csv --rows result=book/rejected-result.csv -o book | grep error
cp book/rejected-result.csv mended.csv && edit mended.csv 's/473/0000473/'
hand_out book/rejected.csv --rows result=mended.csv -o book
ls whole
