# A middle name stands between the first and the last one; презиме is one beside фамилия, and a last name where there is no other. Who has none has none.
school
for headings in 'Име;Презиме;Фамилия' 'Ім’я;По батькові;Прізвище' 'förnamn;mellannamn;efternamn' 'Име;Презиме'; do
    rm -rf out && mkdir out
    {
        echo "$headings;crebo;taal;diplomanummer"
        case $headings in
        *\;*\;*) printf 'Иван;Петров;Георгиев;20002;nl;D-1\nAnna;;Berg;20002;nl;D-2\n' ;;
        *) echo 'Марија;Петровска;20002;nl;D-1' ;;
        esac
    } >cohort.csv
    hand_out cohort.csv -o out | grep -v '^ .* 0$\|^$'
    (cd out && find . -name '*.pdf' | sort)
done
