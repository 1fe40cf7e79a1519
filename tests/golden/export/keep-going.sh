# The good rows are issued, the others go to rejected.csv; mended and fed again, the rest is issued. What is rejected again
# has one reason.
school
cat >>cohort.csv <<'END'
;10001;nl;D-4
Ada {naam};10001;nl;D-5
Smith; jr.;10001;nl;D-6
END
hand_out cohort.csv -o out --keep-going
listed
cp out/rejected.csv again.csv
edit again.csv 's/\{naam\}/Vos/'
hand_out again.csv -o out --keep-going
listed
cp out/rejected.csv again.csv
edit again.csv 's/^;10001/Bo;10001/'
hand_out again.csv -o out --keep-going
listed
