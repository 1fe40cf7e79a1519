# What was revoked is not issued again as it was: its row is told, with the day and the reason. Corrected, it is a new issue.
school
write() {
    printf 'studentnummer;naam;geboortedatum;crebo;taal;diplomanummer\n' >cohort.csv
    printf '%s\n' "$@" >>cohort.csv
}
write '1001;Anna Jansen;2006-01-01;10001;nl;D-1' '1002;Cy Smith;;10001;nl;D-2'
hand_out cohort.csv -o out
export SOURCE_DATE_EPOCH=1786000000
supplement register revoke out/register.db 10001/D-1/nl/1 --reason 'typing error in the name'
unset SOURCE_DATE_EPOCH
hand_out cohort.csv -o out
write '1001;Anna Janssen;2006-01-01;10001;nl;D-1' '1002;Cy Smith;;10001;nl;D-2'
hand_out cohort.csv -o out
listed
