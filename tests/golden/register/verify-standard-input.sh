# A file from standard input is read once, however much is asked of it; no register lies beside it.
. "$golden/register/start"
make out/issued.pdf 2026-1 'Zoë Jansen'
issue register.db out/issued.pdf 2026-1 'Zoë Jansen'
piped() {
    echo "\$ … | supplement $*"
    status=0
    cat "$file" | "$program" "$@" 2>&1 || status=$?
    echo "exit $status"
}
file=out/issued.pdf
piped verify --register register.db -
piped verify -L layout.xml -
piped verify --register register.db - out/issued.pdf
piped verify --format=json --register register.db -
piped verify - -
echo more >>out/issued.pdf
piped verify --register register.db -
piped verify -L layout.xml -
file=/dev/null
piped verify -L layout.xml -
# other commands that take a PDF
make out/issued.pdf 2026-1 'Zoë Jansen'
file=out/issued.pdf
piped extract - -o out/a.xml
"$program" extract out/issued.pdf -o out/b.xml
cmp out/a.xml out/b.xml
file=plain.pdf
piped attach - out/issued.pdf -o out/whole.pdf
