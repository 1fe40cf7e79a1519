#!/bin/sh
# The desk in Chromium, as an exam office goes through it, at a desk and on a phone: a spreadsheet is dropped, mended, looked at and issued; what was
# issued is found, revoked and verified; axe-core has no finding on any page. Killed while it issues, it loses nothing. KEEP=FOLDER keeps the pictures.
. tests/conformance/documents.sh

modules=$PWD/build/browser
[ -d "$modules/axe-core" ] || fail "axe-core is missing (./dev test fetches it)"
command -v chromium >/dev/null || fail "chromium is missing (./dev test installs it)"
desk=
trap '[ -z "$desk" ] || kill -9 $desk 2>/dev/null || true; rm -rf "$work"' EXIT # or who waits for it waits for ever
pictures=${KEEP-$work/pictures}
mkdir -p "$pictures" "$work/qualifications" "$work/bin"
cp samples/25135-contactcenter-medewerker.xml "$work/qualifications/25135.xml"

# The browser that it opens writes down where.
printf '#!/bin/sh\necho "$1" >"%s/address.new" && mv "%s/address.new" "%s/address"\n' "$work" "$work" "$work" >"$work/bin/xdg-open"
chmod +x "$work/bin/xdg-open"

# begin FOLDER: a desk that makes all in there; its process is $desk, its address in $work/address.
begin() {
    rm -f "$work/address"
    PATH=$work/bin:$PATH "$program" desk -q "$work/qualifications" -o "$work/$1" --seal tests/data/seal/p256.p12 2>"$work/said" &
    desk=$!
    await $desk [ -e "$work/address" ]
}

finish() {
    kill -TERM $desk
    wait $desk 2>/dev/null || true
    ! grep -qE 'Jansen|2026-00' "$work/said" || fail "a log has a pupil's data"
    ! grep -qE 'specimen|not-the-one' "$work/said" || fail "a log has a passphrase"
}

sed 's/^studentnummer;naam;/studentnummer;Wie;/' samples/cohort.csv >"$work/unknown.csv"
for view in desk phone; do
    begin $view
    node tests/conformance/browser/desk.js "$modules" "$pictures" "$(cat "$work/address")" $view samples/mistakes.csv "$work/unknown.csv" \
        "$work/$view" || fail "in the browser, $view"
    finish
done
"$program" verify -r "$work/desk/register.db" "$work"/desk/mistakes/25135/*.pdf >"$work/verified" || true
grep -v ': genuine: ' "$work/verified" >"$work/not-genuine" || true
grep -q ': revoked: ' "$work/not-genuine" && [ "$(wc -l <"$work/not-genuine")" -eq 1 ] || # the one that was revoked there
    fail "what the desk issued is not genuine: $(cat "$work/verified")"

"$program" verify --trust tests/data/seal/authority.pem "$work"/desk/sealed/25135/*.pdf >"$work/verified" || fail "not sealed: $(cat "$work/verified")"
[ "$(wc -l <"$work/verified")" -eq 2 ] || fail "not two are sealed: $(cat "$work/verified")"

# Killed while it issues, and gone on with: each document once, and all of them.
{
    echo 'naam;crebo;taal;diplomanummer;datum'
    for i in $(seq 3000); do echo "Zoë Jansen;25135;nl en;2027-$i;2026-07-10"; done
} >"$work/many.csv"
address=
post() { # PATH CURL-ARGUMENTS...
    path=$1
    shift
    curl -sf -b "$work/jar" -H "Origin: $address" -o "$work/page" "$@" "$address$path"
}
await_words() {
    for _ in $(seq 3000); do
        post /job || true
        ! grep -q "$1" "$work/page" || return 0
        post / || true
        ! grep -q "$1" "$work/page" || return 0
        sleep 0.2
    done
    fail "never: $1"
}
for round in 1 2 3; do
    begin killed
    address=$(sed 's|/?key.*||' "$work/address")
    curl -sf -c "$work/jar" -o "$work/page" "$(cat "$work/address")"
    post /file -F "file=@$work/many.csv"
    await_words 'Nothing speaks against'
    post /issue -d name=many -d kind= -d "cohort=$(sed -n 's/.*name="cohort" value="\([^"]*\)".*/\1/p;T;q' "$work/page")"
    if [ $round -lt 3 ]; then
        sleep 0.$((round * 3))
        kill -KILL $desk
        wait $desk 2>/dev/null || true
    fi
done
await_words 'All is done'
finish
count=$(find "$work/killed/many" -name '*.pdf' | wc -l)
[ "$count" -eq 6000 ] || fail "$count documents, not 6000"
"$program" register list --csv "$work/killed/register.db" | tail -n +2 | wc -l | grep -qx 6000 || fail "the register has not each document once"
