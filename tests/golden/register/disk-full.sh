# The disk is full after half a kilobyte: nothing is revoked, nothing is lost, nothing is left behind. The system's own words
# are told; of a database in the making only by newer SQLite.
. "$golden/register/start"
issue_text out/register.db one 2026-1 'Zoë Jansen'
for command in "revoke out/register.db 25135/2026-1/nl/1 --reason x" "merge out/new.db out/register.db"; do
    status=0
    (trap '' XFSZ; ulimit -f 1; exec "$program" register $command 2>&1) || status=$?
    echo "exit $status"
done | sed '/^out\/new\.db:/s/: File too large//'
ls out
supplement register list out/register.db
