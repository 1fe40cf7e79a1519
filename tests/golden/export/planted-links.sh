# Links that somebody planted under the names that the program uses: what they point to is never emptied, overwritten or moved
# into. Of those that are no names of ours any more nothing is said.
school
mkdir precious
echo mine >precious/0
echo mine >mine
cat >>cohort.csv <<'LINE'
;10001;nl;D-4
LINE
plant() {
    rm -rf out
    mkdir out
    ln -s "$1" "out/$2"
}
intact() {
    [ "$(cat mine precious/0)" = "mine
mine" ] && [ "$(ls precious)" = 0 ] && [ ! -e absent ] || echo "NOT AS IT WAS: $(ls . precious)"
}
for link in '../precious .supplement-making' '../mine .supplement-making.lock' '../mine rejected.csv' '../mine register.db' \
    '../absent register.db' '../mine register.db-journal' '../mine register.db.lock' '../precious 20002'; do
    plant $link
    echo "== $link"
    hand_out cohort.csv -o out --keep-going | grep -E 'error|issued  |exit' || :
    intact
done
echo "== what is rejected takes the place of a link"
plant ../mine rejected.csv
hand_out cohort.csv -o out --keep-going >said
cat out/rejected.csv
edit cohort.csv '/^;/d'
for link in '../mine all.zip.making' '../mine all.zip.lock' '../mine all.zip' '../absent all.zip' '../mine run.pdf.making'; do
    plant $link
    echo "== $link"
    for output in out/all.zip out/run.pdf; do
        hand_out cohort.csv -o "$output" | grep -E 'error|issued  |exit' || :
    done
    intact
done
echo "== a folder for what was replaced"
plant ../precious replaced
hand_out cohort.csv -o out >said
edit cohort.csv 's/Bo Smith/Bo Smit/'
hand_out cohort.csv -o out --name '{diploma}-{language}.pdf' | grep -E 'error|issued  |exit'
intact
echo "== pages"
plant ../mine page-1.svg
supplement render -L layout.xml qualification.xml -o out/page.svg
intact
