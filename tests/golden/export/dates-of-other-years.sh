# Days of years in which nobody is given a diploma are errors, those in which hardly anybody is are warnings: what is issued anew, or before
# its qualification's file was approved, passes.
school
edit qualifications/baker.xml 's|date="2026-03-01"|date="2020-08-01"|'
edit qualifications/smith.xml 's|</certificate>|&<validity in-force="2015-01-01" from="2018-08-01" until="2025-07-31"/>|;s|date="2026-03-01"|date="2022-08-01"|'
edit layout.xml 's|<unused select="\$holder.diploma"/>|&<unused select="validity"/>|'
cat >cohort.csv <<'END'
naam;geboortedatum;crebo;taal;diplomanummer;datum
Good;;10001;nl;D-1;2026-07-10
Printed Before;;10001;nl;D-2;2028-07-09
Years Ahead;;10001;nl;D-3;2029-07-10
Far Ahead;;10001;nl;D-4;2062-07-10
Approved Afterwards;;10001;nl;D-5;2019-08-01
Before It Was Offered;;10001;nl;D-6;2019-07-31
Of The Last Day;;20002;nl;D-7;2025-07-31
After It;;20002;nl;D-8;2025-08-01
Of The First Year;;20002;nl;D-9;2018-08-01
Long Before;;20002;nl;D-10;2017-07-31
Not Yet Born;2027-03-14;10001;nl;D-11;
Old Enough;2010-03-14;10001;nl;D-12;
END
export SOURCE_DATE_EPOCH=1783684800
hand_out cohort.csv -o out --dry-run
sed '/Far\|Not Yet/d' cohort.csv >odd.csv
hand_out odd.csv -o out
hand_out odd.csv -o strict --strict --keep-going
cat strict/rejected.csv
# A clock that was never set says nothing.
SOURCE_DATE_EPOCH=0 hand_out cohort.csv -o out --dry-run
