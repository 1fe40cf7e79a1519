# Cohorts that LibreOffice saved as its own (.ods, .fods): the same messages at the same cells as of .xlsx, and the same documents; what
# was issued by the one is unchanged by the other.
school
cp "$source/tests/data/sheets/libreoffice-cohort.ods" "$source/tests/data/sheets/libreoffice-cohort.xlsx" .
cp "$source/tests/data/sheets/libreoffice-hidden.ods" "$source/tests/data/sheets/libreoffice-errors.ods" "$source/tests/data/sheets/password.ods" .
hand_out libreoffice-cohort.ods -o out
hand_out libreoffice-cohort.ods -o out --sheet Geslaagden
hand_out libreoffice-cohort.xlsx -o out --sheet Geslaagden
hand_out libreoffice-cohort.xlsx -o other --sheet Geslaagden
listed
diff -r out/10001 other/10001 && diff -r out/20002 other/20002 && echo the same documents
hand_out libreoffice-hidden.ods -o refused
hand_out libreoffice-errors.ods -o refused --sheet Geslaagden
hand_out password.ods -o refused
# Results in .ods beside a cohort in CSV.
cp -R "$source/tests/data/results" results
cp results/form.xml layout.xml && rm -r labels && cp -R results/labels labels
rm -r qualifications && mkdir qualifications && cp "$source/samples/25135-contactcenter-medewerker.xml" qualifications
cp "$source/tests/data/sheets/libreoffice-results.ods" .
hand_out libreoffice-results.ods -o results-out --keep-going
hand_out libreoffice-results.ods -o results-out --sheet Geslaagden --dry-run
cat >cohort.csv <<'LIST'
naam;crebo;taal;diplomanummer;datum;school name;school address
Þórdís Ægisdóttir;25135;en;0000472;10-7-2026;ROC Midden;Utrecht
LIST
hand_out cohort.csv --rows result=libreoffice-results.ods -o csv-out
