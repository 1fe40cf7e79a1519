# Rows of one number, in several languages, have one date, in the words of whatever language; else none of them is issued.
school
edit layout.xml 's|<input name="holder.diploma"[^>]*>|&<input name="holder.date" type="date" group="holder"/>|
s|<unused select="\$holder.diploma"/>|&<unused select="$holder.date"/>|'
printf '%s\n' 'naam;crebo;taal;diplomanummer;datum' 'Anna Bos;10001;nl;D-1;10-07-2026' 'Anna Bos;10001;en;D-1;11-07-2026' \
    'Cy Vos;10001;nl;D-2;10-07-2026' 'Cy Vos;10001;en;D-2;2026-07-10' >cohort.csv
hand_out cohort.csv -o out
hand_out cohort.csv -o out --keep-going
edit cohort.csv 's/11-07/10-07/'
hand_out cohort.csv -o out
edit cohort.csv 's/10-07-2026/12-07-2026/;s/2026-07-10/2026-07-12/'
hand_out cohort.csv -o out --dry-run
# What stays as it was issued has the date as well: a date is corrected in all languages at once.
sed 3d cohort.csv >alone.csv
hand_out alone.csv -o out --dry-run
edit cohort.csv 's/(Cy Vos.*)2026-07-12/\12026-07-10/;s/(Cy Vos.*)12-07-2026/\110-07-2026/'
hand_out cohort.csv -o out
hand_out alone.csv -o out
