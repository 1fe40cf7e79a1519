# The holder's own results, a row each, with the school: heading and head rows are set again where they go on; without either the
# part is not there.
cp -R "$source/tests/data/results" results
sample=$source/samples/25135-contactcenter-medewerker.xml
set -- -f holder.name='Zoë Jansen' -f holder.diploma=D-1 -f holder.date=2026-07-10
trace -L results/form.xml "$sample" -l en "$@"
grep -c 'Results' out/page.trace || :
set -- "$@" -f school.name='ROC Voorbeeld' -f school.address='Dorpsstraat 1, Utrecht'
trace -L results/form.xml "$sample" -l en "$@"
page 2 | grep -A1 '"Results'
for row in $(seq 40); do
    set -- "$@" -f "result.$row.module=Module $row" -f "result.$row.mark=$((5 + row % 5)),5"
    [ $((row % 4)) -eq 0 ] || set -- "$@" -f "result.$row.hours=$((8 * row))"
done
trace -L results/form.xml "$sample" -l nl "$@"
page 2 | grep -A12 '"Resultaten'
page 3 | head -14
sed -n '/^structure/,$p' out/page.trace | grep -A12 table | tail -12
