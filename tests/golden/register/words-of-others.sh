# Words that move a terminal's cursor, or turn its lines around, wherever they come from: they are shown, and never sent.
. "$golden/register/start"
make out/issued.pdf 2026-1 'Zoë Jansen'
issue out/register.db out/issued.pdf 2026-1 'Zoë Jansen'
esc=$(printf '\033[2J') csi=$(printf '\302\233m') turned=$(printf '\342\200\256fdp') line=$(printf '\342\200\250')
tamper out/register.db "UPDATE issue SET name = 'Zoë$esc$csi$turned$line', school = '$esc', title = '$turned', issued = '2026$csi',
    replaced_by = 2, revoked = '2027$esc', reason = 'none' || char(10) || 'x$line', moved = 'replaced/$turned.pdf'"
tamper out/register.db "INSERT INTO correction VALUES ('25135', '2026-1', 'nl', 1, 1, 1, 'old$esc', 'new$turned', 'then$csi')"
shown() {
    "$@" >said 2>&1 || :
    LC_ALL=C grep -aqe "$(printf '[\001-\010\013-\037\177]')" -e "$(printf '\302[\200-\237]')" -e "$(printf '\342\200[\250-\256]')" said &&
        echo "SENT as it is: $*"
    sed 's/SHA-256 [0-9a-f]*…/SHA-256 …/g' said # the file is another with each libdeflate
}
shown "$program" verify --register out/register.db out/issued.pdf
shown "$program" verify --format=json --register out/register.db out/issued.pdf
shown "$program" register list out/register.db
shown "$program" register revoke out/register.db 25135/2026-1/nl/1 --reason x
cp out/register.db other.db
tamper other.db "UPDATE issue SET sha256 = '$(printf '%064d' 1)', file = '$turned.pdf'"
shown "$program" register merge out/register.db other.db
shown "$program" register merge "$(printf 'no\033[2J.db')" other.db
# a file that says so of itself
make out/a.pdf 2026-2 'Zoë Jansen'
"$program" extract out/a.pdf -o a.xml
shown "$program" verify -L layout.xml "$(printf 'no\302\2332J\377.pdf')"
shown "$program" verify --format=json -L layout.xml "$(printf 'no\302\2332J\377.pdf')"
sed "s|Zoë Jansen|Zoë $turned|" a.xml >b.xml
shown "$program" render -L layout.xml b.xml -o out/b.pdf
shown "$program" check -L layout.xml b.xml
