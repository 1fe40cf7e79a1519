# A number belongs to one person: who stands under it already, in the file or in the register, in whatever language, and who
# is named now is told; neither of two rows is issued. What was revoked binds nobody. A new spelling is no other person.
school
write() {
    printf 'studentnummer;naam;geboortedatum;crebo;taal;diplomanummer\n' >cohort.csv
    printf '%s\n' "$@" >>cohort.csv
}
write '1001;Anna Jansen;2006-01-01;10001;nl;D-1'
hand_out cohort.csv -o out
keep
write '2002;Bram de Vries;2007-05-05;10001;en;D-1'
hand_out cohort.csv -o out
hand_out cohort.csv -o out --dry-run
write '1001;Bram de Vries;2006-01-01;10001;nl;D-1' # the names slipped
hand_out cohort.csv -o out
changed
write '1001;Anna Janssen;2006-01-01;10001;nl;D-1' '1002;Cy Smith;;10001;nl;D-2' '1003;Dé Vos;;10001;nl;D-3' \
    '1002;Cy Smith;;10001;nl;D 4' '1004;Eva Bos;;10001;nl;D4'
hand_out cohort.csv -o out
write '1011;Ina Bos;;10001;nl;D-11' '1012;Jo Vos;;10001;nl;D 11' '1013;Kai Kok;;10001;nl;D-13'
hand_out cohort.csv -o out --strict --keep-going
write '1005;Fleur Kok;;10001;nl;D-5' '1006;Guus Mol;;10001;nl;D-6' '1007;Hugo Pol;;10001;en;D-5'
hand_out cohort.csv -o out --keep-going
listed
supplement register revoke out/register.db 10001/D-1/nl/2 --reason 'another holder'
write '2002;Bram de Vries;2007-05-05;10001;nl;D-1'
hand_out cohort.csv -o out
