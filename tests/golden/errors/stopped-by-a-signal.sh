# Who is stopped before anything was written leaves nothing, and says so. Of many files it says how many were looked at.
mkfifo told asked

# It is sure to run: it has taken what does not fit into the pipe.
waiting() {
    echo "$ $*: $signal"
    env --default-signal=INT,HUP "$program" "$@" <asked 2>err &
    exec 3>asked
    head -c 70000 /dev/zero | tr '\0' ' ' >&3
    kill -s "$signal" $!
    status=0
    wait $! || status=$?
    exec 3>&-
    cat err
    echo "exit $status"
    untouched
}
for signal in INT TERM HUP; do
    waiting render -L layout.xml - -o out/a.pdf
done

# many COMMAND FILE: 300 times the same file, by a name so long that what it tells does not fit either.
many() {
    echo "$ $*: TERM"
    "$program" "$1" $(yes "$(printf './%.0s' $(seq 200))$2" | head -n 300) >told 2>err &
    {
        head -c 4096 >first
        kill -s TERM $!
        cat >rest
    } <told
    status=0
    wait $! || status=$?
    grep interrupted -A 1 err | sed -E 's/[0-9]+ (files|of)/N \1/g;s|(\./)+|./|' || :
    echo "exit $status"
}
many check layout.xml
many verify plain.pdf
