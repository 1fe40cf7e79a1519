# No register, or none of ours.
. "$golden/register/start"
supplement register list
supplement register list out/absent.db
supplement register list out
supplement register list layout.xml
: >out/empty.db
supplement register list out/empty.db
issue_text out/register.db x 2026-1 'Zoë Jansen'
tamper out/register.db 'PRAGMA user_version = 0'
supplement register list out/register.db
head -c 5000 /dev/zero | dd of=out/register.db bs=1 seek=100 conv=notrunc status=none
supplement register list out/register.db
issue_text out/good.db x 2026-1 'Zoë Jansen'
status=0
"$program" register list --csv out/good.db 2>&1 >/dev/full || status=$?
echo "exit $status"
