# What one export writes to, another may not write to meanwhile, with whatever register; who is killed holds nothing. Parts of the
# work are no such others, and each has a name of its own.
export SOURCE_DATE_EPOCH=1780000000
school
for output in out out/all.zip out/run.pdf; do
    lock=$output.lock
    [ "$output" != out ] || lock=out/.supplement-making.lock
    echo 'process 1234 on desk' >"$lock"
    flock "$lock" "$program" export -L layout.xml -q qualifications cohort.csv -o "$output" --register other.db 2>&1 || echo "exit $?"
    listed
    flock "$lock" "$program" export -L layout.xml -q qualifications cohort.csv -o "$output" --dry-run 2>&1 | sed 1q
    hand_out cohort.csv -o "$output" --register other.db
    listed
    rm -rf out other.db
    mkdir out
done
for shard in 1 2; do
    hand_out cohort.csv -o out/all.zip --shard $shard/2
    hand_out cohort.csv -o out/run.pdf --sheets 1 --shard $shard/2 --register out/run-$shard.db
done
listed
for register in out/*.db; do
    "$program" register list --csv $register | cut -d ';' -f 1,12
done
