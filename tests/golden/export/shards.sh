# Three shards into one folder are together the whole.
school
cat >>cohort.csv <<'END'
bo smith;20002;;d-3
Bo Smith;20002;nl;D-4
BO SMITH;20002;nl;D-5
END
hand_out cohort.csv -o whole --name '{name}-{language}.pdf'
for shard in 3 1 2; do
    hand_out cohort.csv -o out --name '{name}-{language}.pdf' --shard $shard/3
done
diff -rq whole out | sort
for shard in 0/3 4/3 1 1/x 1/3x; do
    hand_out cohort.csv -o out --shard $shard
done
