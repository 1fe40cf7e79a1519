# Ctrl-C, TERM and HUP end an export with a line on what is there and how to go on; the same command then comes to the end of one
# that was left alone. A second signal ends it at once. It is stopped when some is issued: what it tells is read only so far that
# it cannot have come to its end, and the rest after the signal.
export SOURCE_DATE_EPOCH=1780000000
school
awk 'BEGIN {
    print "naam;crebo;taal;diplomanummer"
    for (i = 1; i <= 300; i++)
        printf "Bo Abelard Benedict Constantine Desmond Ethelbert Ferdinand Gregory Smith-%d;20002;;D-%d\n", i, i
}' >cohort.csv
mkfifo told

# signalled OUTPUT SIGNAL...: HUP is ignored if that is what `nohup` says.
nohup=
signalled() {
    output=$1
    shift
    echo "$ $output: $*"
    env --default-signal=INT,HUP ${nohup:+--ignore-signal=HUP} "$program" export -L layout.xml -q qualifications cohort.csv -o "$output" --format json >told &
    {
        head -c 4096 >first
        for signal; do
            kill -s "$signal" $!
        done
        cat >rest
    } <told
    status=0
    wait $! || status=$?
    echo "exit $status"
    grep -h '"event":"finding"' first rest | sed -E 's/[0-9]+ (of|documents)/N \1/g' || :
}

# Entries in the register are as many as it told.
counted() {
    issued=$(sed -n 's/.* \([0-9]*\) documents are written.*/\1/p' rest)
    [ "$("$program" register list --csv out/register.db | tail -n +2 | wc -l)" -eq "$issued" ] || echo "NOT what is registered"
    [ "$issued" -ge 1 ] && [ "$issued" -lt 300 ] || echo "NOT in the middle"
}

# The next one: what is there then is what an undisturbed one makes, in the register too.
finished() {
    "$program" export -L layout.xml -q qualifications cohort.csv -o "$1" >/dev/null || echo "NOT finished"
    "$program" register list --csv out/register.db | sed 's/;out[^;]*//' >rows
    diff -r --exclude=register.db "$2" out && diff "$2.rows" rows && echo "the same as one left alone"
    rm -rf out
    mkdir out
}

# alone OUTPUT FOLDER
alone() {
    "$program" export -L layout.xml -q qualifications cohort.csv -o "$1" >/dev/null
    "$program" register list --csv out/register.db | sed 's/;out[^;]*//' >"$2.rows"
    mv out "$2"
    mkdir out
}
alone out whole
for signal in INT TERM HUP; do
    signalled out $signal
    counted
    finished out whole
done
# Which of two that come at once counts as the second is the kernel's affair.
signalled out TERM INT | sed 's/^exit \(130\|143\)$/exit at once/'
rm -rf out
mkdir out

for output in out/all.zip out/all.pdf; do
    alone $output whole-${output#out/all.}
    signalled $output TERM
    listed
    finished $output whole-${output#out/all.}
done

# Who started it may want it to go on: nohup.
nohup=yes
signalled out HUP
finished out whole
