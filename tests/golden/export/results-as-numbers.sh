# Marks and hours as each edition writes numbers, however they are given: 7,5 in a CSV file and 7.5 of a workbook are one value, and
# nothing is issued anew. Marks may be words; hours may not, nor be a number that can be read in two ways.
cp -R "$source/tests/data/results" results
cp results/form.xml layout.xml && rm -r labels && cp -R results/labels labels
mkdir qualifications && cp "$source/samples/25135-contactcenter-medewerker.xml" qualifications
heading='naam;crebo;taal;diplomanummer;datum;vak 1;cijfer 1;uren 1;vak 2;cijfer 2;uren 2'
cat >cohort.csv <<END
$heading
Zoë Jansen;25135;nl en;D-1;10-7-2026;Engels;7,5;40,5;Nederlands;voldaan;1200
Bo Smith;25135;nl en;D-2;10-7-2026;Engels;10,0;8;Nederlands;6.125;
An Li;25135;en;D-3;10-7-2026;Engels;−3;0,125;Nederlands;7,5 (goed);40
END
hand_out cohort.csv -o out
shown() {
    "$program" extract "out/25135/$1.pdf" -o - >"$1.xml" && "$program" render -L layout.xml "$1.xml" -l "$2" -o "$1.trace"
    grep -oE "\"(7[.,]5( .*)?|40([.,]5)?|voldaan|1200|10[.,]0|8|6[.,]125|-3|0[.,]125)\"" "$1.trace" | tr "\n" " "
    echo
}
"$program" extract "out/25135/Zoë Jansen-D-1-nl.pdf" -o - | grep -o '<field name="result[^/]*'
for name in 'Zoë Jansen-D-1 nl' 'Zoë Jansen-D-1 en' 'Bo Smith-D-2 nl' 'Bo Smith-D-2 en' 'An Li-D-3 en'; do shown "${name% *}-${name##* }" "${name##* }"; done
edit cohort.csv 's/7,5;/7.5;/; s/40,5/40.5/; s/6\.125/6,125/; s/10,0/10.0/'
hand_out cohort.csv -o out
edit cohort.csv 's/10\.0/10/'
hand_out cohort.csv -o out --keep-going | grep -E 'will|re-issued'
# What is no number, or could be two.
cat >cohort.csv <<END
$heading
Zo Li;25135;nl;D-3;10-7-2026;Engels, deel 1.2;8;12000;Nederlands;7;40
An Li;25135;nl;D-4;10-7-2026;Engels;8;1.200;Nederlands;7;40
On Li;25135;nl;D-5;10-7-2026;Engels;8;veertig;Nederlands;7;40
In Li;25135;nl;D-6;10-7-2026;Engels;8;1 200;Nederlands;7;40 uur
El Li;25135;nl;D-7;10-7-2026;Engels;8;1200;Nederlands;9;0,125
END
hand_out cohort.csv -o refused
