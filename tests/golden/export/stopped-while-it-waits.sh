# Who waits for another who writes to the register ends at once by Ctrl-C, and has written nothing. The folder is made just before.
export SOURCE_DATE_EPOCH=1780000000
school
echo 'process 1234 on desk' >out/register.db.lock
exec 9<out/register.db.lock
flock 9
env --default-signal=INT "$program" export -L layout.xml -q qualifications cohort.csv -o out/issued --register out/register.db >said 2>&1 9<&- &
while [ ! -d out/issued ] && kill -0 $! 2>/dev/null; do
    sleep 0.02
done
sleeps() { # how often it went to sleep: between two tries it does
    sed -n 's/^voluntary_ctxt_switches:[^0-9]*//p' /proc/$1/status
}
before=$(sleeps $!)
while [ "$(sleeps $!)" -lt $((before + 3)) ]; do
    sleep 0.02
done
kill -INT $!
status=0
wait $! || status=$?
echo "exit $status"
cat said
exec 9<&-
ls -A out
