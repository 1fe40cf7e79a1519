# Each bad row is told with its line, column, value and reason, all in one run, and nothing is issued.
school
cat >cohort.csv <<'END'
naam;geboortedatum;crebo;taal;diplomanummer;datum
;2007-01-30;10001;nl;D-1;
Unknown Code;2007-01-30;99999;nl;D-2;
No Code;2007-01-30;;nl;D-3;
No Number;2007-01-30;10001;nl;;
Unknown Language;2007-01-30;10001;fr;D-4;
Language of Another;2007-01-30;20002;en;D-5;
Impossible Day;2007-02-30;10001;nl;D-6;31-6-2026
{naam};2007-01-30;10001;nl;D-7;
ZoÃ« Jansen;2007-01-30;10001;nl;D-8;
Spreadsheet Error;2007-01-30;10001;nl;#N/A;
Lost � Letter;2007-01-30;10001;nl;D-9;
Twice;2007-01-30;10001;nl;D-10;
Twice;2007-01-30;10001;en nl;D-10;
No 字 Font;2007-01-30;10001;nl;D-11;
Smith; jr.;2007-01-30;10001;nl;D-12;
A Good One;2007-01-30;10001;nl;D-13;10 juli 2026
END
hand_out cohort.csv -o out
listed
hand_out cohort.csv -o out --dry-run
listed
printf 'naam;crebo;diplomanummer\nBo;10001;D-8\n' >cohort.csv
hand_out cohort.csv -o out --language fr | grep -E 'error|exit'
