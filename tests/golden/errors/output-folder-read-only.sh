# A folder that nobody may write to. Root may, unless that right is taken away.
echo old >out/old.trace
chmod a-w out
[ "$(id -u)" -ne 0 ] ||
    program="$(command -v setpriv) --bounding-set=-dac_override $program"
for name in new old; do
    status=0
    $program render -L layout.xml qualification.xml -o out/$name.trace 2>&1 || status=$?
    echo "exit $status"
done
chmod u+w out
untouched
