# A name or number that does not stand on one line is refused; spaces at the ends and a school of two lines are nothing.
school
printf 'naam;crebo;taal;diplomanummer;school\n"Bo\nSmith";20002;;D-3;\nCy\tSmith;20002;;D-4;\nDi Smith;20002;;"D-5\n D-6";\n%s\n' \
    '"Ed Smith	";20002;"nl";D-7;"ROC
Utrecht"' >cohort.csv
hand_out cohort.csv -o out
printf 'voornaam;achternaam;crebo;diplomanummer\n"Bo\nB.";Smith;20002;D-3\nCy;Smith;20002;D-4\n' >cohort.csv
hand_out cohort.csv -o out
