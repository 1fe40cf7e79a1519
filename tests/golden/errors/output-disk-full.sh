# The disk is full after half a kilobyte: neither half a file nor none of the old one.
echo old >out/old.trace
for output in new.trace old.trace new.pdf new.png; do
    {
        status=0
        (trap '' XFSZ; ulimit -f 1; exec "$program" render -L layout.xml qualification.xml -o out/$output 2>&1) || status=$?
        echo "exit $status"
    } | cat
done
untouched
