# A cohort of several countries: each row has the fields that its own form takes, and no others.
forms
hand_out cohort.csv -L forms -o out
listed
for document in out/20002/*.pdf out/30003/*.pdf; do
    "$program" extract "$document" -o - | grep '<field '
done
supplement verify --register out/register.db out/*/*.pdf | sed 's/, issued [^ ]* to/, issued/'
rm out/register.db
supplement verify -L forms out/*/*.pdf
mv out/*/*.pdf .
hand_out cohort.csv -L forms -o out | grep issued
for document in *-D-?-??.pdf; do
    cmp "$document" out/*/"$document"
done
# again, and as a print run
keep
hand_out cohort.csv -L forms -o out
changed
hand_out cohort.csv -L forms -o out/run.pdf
# what a form needs is asked of its own rows
edit cohort.csv 's/4b//'
hand_out cohort.csv -L forms -o out
