# A row that goes on beyond the headings is not issued, not even by way of rejected.csv as it is: it stands there with all its
# cells, and can be mended. In a workbook, and in another order, likewise.
school
cat >>cohort.csv <<'END'
Smith; jr.;10001;nl;D-6
Ada Vos;10001;nl;D-7;;a, b and c
Eve ;10001;nl;D-8;"Αα, which is so long a remark that nobody wants to see all of it in a message"
END
hand_out cohort.csv -o out --keep-going
listed
cp out/rejected.csv again.csv
hand_out again.csv -o out --keep-going
cat out/rejected.csv
edit again.csv 's/^Smith;jr.;10001;nl;(.*);D-6/Smith jr.;10001;nl;D-6;\1/;s/;;"a, b.*"//;s/;"Αα.*"//'
hand_out again.csv -o out
rm -r out
mkdir out
hand_out cohort.csv -o out --keep-going --sort naam
listed
