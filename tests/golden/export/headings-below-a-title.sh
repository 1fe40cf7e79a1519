# Headings below a title and below words over several of them, in CSV and in a workbook's way; a page's headings again, a total
# and a line below the list are passed over; the pile lies in the order of the language. A row that holds a remark only is bad.
school
cat >cohort.csv <<'END'
Diploma-uitreiking 10 juli 2026, Utrecht
;Student;;Diploma
Naam;Crebo;Taal;Diplomanummer
Zeger Aa;10001;nl;D-10
Øystein Bo;10001;nl;D-9
naam;crebo
Naam;Crebo;Taal;Diplomanummer
Otto Cas;10001;nl;D-2
Totaal;;;3
Uitgedraaid op 10-7-2026
END
edit cohort.csv '/^naam;crebo$/d'
hand_out cohort.csv -o out --sort Diplomanummer --format=json
rm -r out
mkdir out
hand_out cohort.csv -o out --sort name --format=json | grep -o '"name":"[^"]*"'
echo ';;see the list of March' >>cohort.csv
hand_out cohort.csv -o out --keep-going
cat out/rejected.csv
# As SQL's programs and Markdown draw it; headings say the form of their days, and lack their accents.
cat >drawn.csv <<'END'
NAAM | CREBO | TAAL | NUMERO DIPLOME | Datum (DD-MM-JJJJ)
-----|-------|------|----------------|-------------------
Zeger Aa | 10001 | nl | D-10 | 10-7-2026

(1 row affected)
END
hand_out drawn.csv -o out --dry-run
sed 's/DD-MM-JJJJ/van geboorte/' drawn.csv >other.csv
hand_out other.csv -o out --dry-run
