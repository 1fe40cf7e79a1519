# Columns that slipped against those of a cohort before: new diplomas with the student numbers of others, and corrections that pass
# dates of birth on from one to another, are refused; what hints say then works.
school
write() {
    printf 'studentnummer;naam;geboortedatum;crebo;taal;diplomanummer\n' >cohort.csv
    printf '%s\n' "$@" >>cohort.csv
}
write '1001;Anna Bos;2007-01-02;10001;nl;D-1' '1002;Bram Kok;2007-02-03;10001;nl;D-2' '1003;Cy Smith;2007-03-04;10001;nl;D-3'
hand_out cohort.csv -o out
keep
write '1001;Bram Kok;2007-02-03;20002;nl;E-1' '1002;Cy Smith;2007-03-04;20002;nl;E-2' '1003;Anna Bos;2007-01-02;20002;nl;E-3'
hand_out cohort.csv -o out --keep-going
changed
printf 'heading;meaning\nstudentnummer;-\n' >map.csv
hand_out cohort.csv -o out --map map.csv --dry-run
write '1001;Anna Bos;2007-02-03;10001;nl;D-1' '1002;Bram Kok;2007-03-04;10001;nl;D-2' '1003;Cy Smith;2007-01-02;10001;nl;D-3'
hand_out cohort.csv -o out
changed
hand_out cohort.csv -o out --reissue --dry-run
write '1001;Anna Bos;2007-02-03;10001;nl;D-1' '1002;Bram Kok;2007-01-02;10001;nl;D-2' # two that were mixed up
hand_out cohort.csv -o out
write '1002;Anna Bos;2007-02-03;10001;nl;D-1' '1001;Bram Kok;2007-01-02;10001;nl;D-2' # and now their numbers
hand_out cohort.csv -o out
