# Standard output is a full device.
status=0
"$program" render -L layout.xml qualification.xml -o - --format trace 2>&1 >/dev/full || status=$?
echo "exit $status"
