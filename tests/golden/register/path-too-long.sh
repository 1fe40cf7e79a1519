# SQLite takes no path of more than 504 bytes: that is said, and not that there is no such file.
. "$golden/register/start"
issue_text register.db one 2026-1 'Zoë Jansen'
part=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
deep=$part/$part/$part/$part/$part
mkdir -p "$deep"
cp register.db "$deep"
said() {
    supplement "$@" | sed -E "s|$part|…|g; s/has [0-9]+ bytes/has N bytes/"
}
said register list "$deep/register.db"
said register merge "$deep/all.db" register.db
ls "$deep"
