# What will be replaced, or corrected in the register alone, is told before it is, field by field. More of it than is issued
# anew or stays needs --reissue; one corrected row among others does not.
school
write() {
    printf 'studentnummer;naam;geboortedatum;crebo;taal;diplomanummer;school\n' >cohort.csv
    printf '%s\n' "$@" >>cohort.csv
}
write '1001;Anna Jansen;2006-01-01;10001;nl en;D-1;ROC Noord' '1002;Bram Smith;2006-02-02;10001;nl;D-2;ROC Noord' \
    '1003;Cy Vos;;20002;nl;D-3;'
hand_out cohort.csv -o out
keep
# one is respelt, of one the birth date is corrected and the school, of one it is filled in; then all is as it is
write '1001;Anna Janssen;2006-01-01;10001;nl en;D-1;ROC Noord' '1002;Bram Smith;2006-12-02;10001;nl;D-2;ROC Zuid' \
    '1003;Cy Vos;2006-03-03;20002;nl;D-3;'
hand_out cohort.csv -o out --dry-run
changed
hand_out cohort.csv -o out
hand_out cohort.csv -o out --format json
"$program" register list out/register.db | sed 's/  [0-9TZ:-]*  /  /;s/" 20[0-9TZ:-]*/" WHEN/g'
"$program" register list out/register.db --csv | cut -d ';' -f 1,7-9,11,24 | sed 's/"" 20[0-9TZ:-]*/"" WHEN/g'
# a file without these columns says nothing of them
printf 'naam;crebo;taal;diplomanummer\nBram Smith;10001;nl;D-2\nCy Vos;20002;nl;D-3\n' >cohort.csv
hand_out cohort.csv -o out --format json
# the file of another year, spelt otherwise: nothing is written
write '1001;Ana Jansen;2006-01-01;10001;nl en;D-1;ROC Noord' '1003;Cy Fox;2006-03-03;20002;nl;D-3;' '1004;Di;;20002;nl;D-4;'
keep
hand_out cohort.csv -o out
hand_out cohort.csv -o out --dry-run --keep-going --format json
changed
hand_out cohort.csv -o out --reissue | grep -E 'issued|exit'
