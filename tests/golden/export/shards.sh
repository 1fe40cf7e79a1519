# Three shards into one folder are together the whole; so are their registers, merged: the same is listed, a run over all finds
# all of it issued, and each file is known as genuine.
export SOURCE_DATE_EPOCH=1780000000
school
cat >>cohort.csv <<'END'
bo smith;20002;;d-6
Bo Smith;20002;nl;D-4
BO SMITH;20002;nl;D-5
END
hand_out cohort.csv -o whole --name '{name}-{language}.pdf'
for shard in 3 1 2; do
    hand_out cohort.csv -o out --name '{name}-{language}.pdf' --shard $shard/3
done
diff -rq whole out | sort
supplement register merge out/register.db out/register-1-of-3.db out/register-2-of-3.db out/register-3-of-3.db
"$program" register list --csv whole/register.db | sort >whole.csv
"$program" register list --csv out/register.db | sort | diff whole.csv - || :
supplement verify --register out/register.db out/*.pdf
keep
hand_out cohort.csv -o out --name '{name}-{language}.pdf'
changed
for shard in 0/3 4/3 1 1/x 1/3x; do
    hand_out cohort.csv -o out --shard $shard
done
