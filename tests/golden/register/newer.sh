# A register that a newer version of the program wrote: it says so, whatever its tables are, and stays as it is; never that it is damaged.
. "$golden/register/start"
make out/issued.pdf 2026-1 'Zoë Jansen'
issue out/register.db out/issued.pdf 2026-1 'Zoë Jansen'
tamper out/register.db 'PRAGMA user_version = 99; CREATE TABLE later (x)'
cp out/register.db before.db
asked() {
    supplement "$@" | sed 's/Supplement [0-9.]* knows those up to [0-9]*/Supplement N knows those up to M/'
}
refused() {
    asked register list out/register.db
    asked register revoke out/register.db 25135/2026-1/nl/1 --reason x
    asked register merge out/new.db out/register.db
    asked register merge out/register.db out/register.db
    asked verify out/issued.pdf
    cmp before.db out/register.db
    ls out
}
refused
# tables that no SQLite of today understands
dd if=/dev/zero of=out/register.db bs=1 seek=200 count=3000 conv=notrunc status=none
cp out/register.db before.db
refused
