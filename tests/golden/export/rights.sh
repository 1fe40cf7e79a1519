# What is issued is for its owner alone, whatever umask says; --mode lets others read it. What was there keeps its rights.
school
echo ';10001;nl;D-4' >>cohort.csv
rights() {
    (cd "${1-out}" && find . -printf '%m %p\n' | sort -k 2)
}
umask 0
rm -r out
hand_out cohort.csv -o out --keep-going >said
rights
hand_out cohort.csv -o out/all.zip --register all.db --keep-going >said
hand_out cohort.csv -o out/run.pdf --register run.db --keep-going >said
stat -c '%a %n' out/all.zip out/run.pdf all.db run.db
umask 077
hand_out cohort.csv -o new/deep --mode 0640 --keep-going >said
rights new
hand_out cohort.csv -o new/deep/all.zip --mode 0644 --register new/all.db --keep-going >said
stat -c '%a %n' new/deep/all.zip new/all.db new/deep/rejected.csv
chmod 0604 new/deep/register.db
edit cohort.csv 's/Bo Smith/Bo Smit/'
hand_out cohort.csv -o new/deep --keep-going >said
rights new
for mode in 640 0644 0600 0 0400 0777 01640 rw-r x '' 08; do
    hand_out cohort.csv -o modes --mode "$mode" --dry-run | grep -E 'supplement: error|exit'
done
umask 022
"$program" render -L layout.xml qualification.xml -o render.pdf
"$program" render -L layout.xml qualification.xml -o page.svg
"$program" render -L layout.xml qualification.xml -f holder.name=Bo -f holder.diploma=7 -o personal.pdf
"$program" render -L layout.xml qualification.xml -f holder.name=Bo -f holder.diploma=7 -o wide.pdf --mode 0660
"$program" extract personal.pdf -o personal.xml
"$program" extract personal.pdf -o wide.xml --mode 0644
"$program" attach plain.pdf personal.pdf -o whole.pdf 2>said
"$program" attach plain.pdf personal.pdf -o wide-whole.pdf --mode 0640 2>said
chmod 0644 whole.pdf
chmod 0640 personal.pdf
"$program" attach plain.pdf personal.pdf -o whole.pdf 2>said
"$program" render -L layout.xml qualification.xml -f holder.name=Cy -f holder.diploma=7 -o personal.pdf
stat -c '%a %n' render.pdf page-1.svg personal.pdf wide.pdf personal.xml wide.xml whole.pdf wide-whole.pdf
