# A register in a folder that nobody may write to can be read, not changed. Root may, unless that right is taken away.
. "$golden/register/start"
make out/issued.pdf 2026-1 'Zoë Jansen'
issue out/register.db out/issued.pdf 2026-1 'Zoë Jansen'
chmod a-w out out/register.db
[ "$(id -u)" -ne 0 ] ||
    program="$(command -v setpriv) --bounding-set=-dac_override $program"
for command in "verify out/issued.pdf" "register list out/register.db" "register merge out/register.db out/register.db" \
    "register revoke out/register.db 25135/2026-1/nl/1 --reason x"; do
    status=0
    $program $command 2>&1 || status=$?
    echo "exit $status"
done
chmod u+w out
status=0
$program register revoke out/register.db 25135/2026-1/nl/1 --reason x 2>&1 || status=$?
echo "exit $status"
ls out
