# Days in words of languages of Europe that have no labels are read, too, as Unicode's CLDR names the months.
school
edit layout.xml 's|<input name="holder.diploma" group="holder"/>|<input name="holder.diploma" group="holder"/><input name="holder.born" type="date"/>|'
edit layout.xml 's|(<if test="\$holder.name">)|\1<p><value select="$holder.born"/></p>|'
{
    echo 'naam;crebo;taal;diplomanummer;geboortedatum'
    n=0
    while read -r day; do
        n=$((n + 1))
        echo "Jan Bos $n;20002;nl;D-$n;$day"
    done <<'DAYS'
10 de juliol de 2006
10 d’abril del 2006
10 d'ag. de 2006
10 de xullo de 2006
2006ko uztailaren 10a
2006(e)ko urriaren 3(a)
10 Gorffennaf 2006
dydd Llun 10 Gorffennaf 2006
10. Mäerz 2006
10. juli 2006.
10 ліпеня 2006 г.
10 da fanadur 2006
DAYS
} >cohort.csv
hand_out cohort.csv -o out
for number in $(seq 12); do "$program" extract "out/20002/Jan Bos $number-D-$number-nl.pdf" -o - 2>&1 | grep -o '<field name="holder.born"[^/]*'; done
