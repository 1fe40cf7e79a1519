#!/bin/sh
# Keys on a card: one that is pulled out while a cohort is sealed, that has another PIN or is locked, is not there, or has no certificate.
# What was issued is whole, and the same command goes on; nothing is sealed twice, and no file is half sealed.
. tests/conformance/documents.sh

seals=$tests/data/seal
for program_needed in pdfsig softhsm2-util p11tool openssl; do
    command -v "$program_needed" >/dev/null || fail "$program_needed is missing (./dev test installs it)"
done
module=$(sed -n 's/^module: *//p' /usr/share/p11-kit/modules/softhsm2.module)
card=$(dirname "$6")/libconformance-card.so
[ -f "$module" ] && [ -f "$card" ] || fail "SoftHSM's module $module or $card is missing"

export SOFTHSM2_CONF="$work/softhsm.conf" ASAN_OPTIONS="${ASAN_OPTIONS-}:verify_asan_link_order=0"
mkdir "$work/tokens" "$work/qualifications"
printf 'directories.tokendir = %s\nobjectstore.backend = file\nlog.level = ERROR\n' "$work/tokens" >"$SOFTHSM2_CONF"
softhsm2-util --init-token --free --label specimen --pin 1234 --so-pin 5678 >/dev/null
openssl pkcs8 -topk8 -nocrypt -in "$seals/p256.pem" -out "$work/p256.key"
softhsm2-util --import "$work/p256.key" --token specimen --label p256 --id 01 --pin 1234 >/dev/null
echo 1234 >"$work/pin"
echo 4321 >"$work/wrong"
key='pkcs11:token=specimen;object=p256'

cp samples/25135-contactcenter-medewerker.xml "$work/qualifications"
{
    echo 'naam;crebo;taal;diplomanummer;datum'
    for i in 1 2 3 4 5 6 7 8 9; do echo "Zoë Jansen;25135;nl en;D-$i;2026-07-10"; done
} >"$work/cohort.csv"

# issue FOLDER PIN [OPTION]...: exports the cohort; gives its exit status, and what it said is in $work/said.
issue() {
    into=$1 pin=$2
    shift 2
    issued=0
    "$program" export "$work/cohort.csv" -q "$work/qualifications" -o "$into" --seal "$key" --pin "$pin" "$@" >"$work/said" 2>&1 || issued=$?
}

# told ID WORDS: it failed for that reason, which is told once.
told() {
    [ $issued -ne 0 ] && [ "$(grep -c "error: .*$2.*\[$1\]" "$work/said")" -eq 1 ] && [ "$(grep -c error: "$work/said")" -eq 1 ] ||
        fail "exit status $issued: $(cat "$work/said")"
}

# nothing FOLDER: nothing was issued.
nothing() {
    [ -z "$(find "$1" -name '*.pdf' 2>/dev/null)" ] || fail "something was issued: $(find "$1")"
}

# Before anything is written.
issue "$work/none" "$work/pin"
told certificate-missing 'there is none beside the key'
GNUTLS_PIN=1234 p11tool --login --write --load-certificate "$seals/p256.pem" --label p256 --id 01 pkcs11:token=specimen >/dev/null 2>&1
issue "$work/none" "$work/wrong"
told key-secret 'does not take it'
mv "$work/tokens" "$work/drawer"
mkdir "$work/tokens"
issue "$work/none" "$work/pin"
told key-unreadable 'no token that is there has such a key'
rmdir "$work/tokens"
mv "$work/drawer" "$work/tokens"
nothing "$work/none"

# Pulled out after so many signatures, of which the first is the trial: 18 documents are to be sealed.
before=0
for after in 1 2 6 9; do
    LD_PRELOAD=$card CARD_MODULE=$module CARD_AFTER=$after issue "$work/out" "$work/pin"
    told seal-failed .
    [ -d "$work/out" ] || continue # nothing was sealed
    find "$work/out" -name '*.pdf' >"$work/files"
    count=$(wc -l <"$work/files")
    [ "$count" -ge "$before" ] || fail "there were $before documents, and are $count"
    before=$count
    ! find "$work/out" -type f ! -name '*.pdf' ! -name 'register.db*' | grep . || fail 'something is left in the making'
    while read -r file; do
        "$program" verify "$file" --trust "$seals/authority.pem" >"$work/verdict" 2>&1 || :
        grep -q 'sealed by' "$work/verdict" || fail "$(cat "$work/verdict")"
        [ "$(grep -ac /ByteRange "$file")" -eq 1 ] || fail "$file is sealed twice"
    done <"$work/files"
    [ -e "$work/kept" ] || mkdir "$work/kept"
    diff -rq "$work/kept" "$work/out" | grep -v '^Only in' | grep -v register && fail 'what was issued has changed' || true
    rm -rf "$work/kept"
    cp -R "$work/out" "$work/kept"
done
issue "$work/out" "$work/pin"
[ $issued -eq 0 ] || fail "$(cat "$work/said")"
[ "$(find "$work/out" -name '*.pdf' | wc -l)" -eq 18 ] || fail 'not all is issued'
diff -rq "$work/kept" "$work/out" | grep -v '^Only in' | grep -v register && fail 'what was issued has changed' || true
"$program" verify "$work"/out/25135/*.pdf --register "$work/out/register.db" >"$work/verdict" 2>&1 || fail "$(cat "$work/verdict")"
[ "$(grep -c ': genuine' "$work/verdict")" -eq 18 ] || fail "$(cat "$work/verdict")"

# Into an archive, and of files that exist: what is sealed is whole, and the others are as they were.
LD_PRELOAD=$card CARD_MODULE=$module CARD_AFTER=6 issue "$work/all.zip" "$work/pin"
told seal-failed .
[ ! -e "$work/all.zip" ] || unzip -tqq "$work/all.zip" || fail 'half an archive'
issue "$work/all.zip" "$work/pin"
[ $issued -eq 0 ] && [ "$(unzip -Z1 "$work/all.zip" | grep -c 'pdf$')" -eq 18 ] || fail "$(cat "$work/said")"
for i in 1 2 3; do "$program" render samples/25135-contactcenter-medewerker.xml -l nl -o "$work/file-$i.pdf"; done
cp "$work/file-1.pdf" "$work/as-it-was.pdf"
! LD_PRELOAD=$card CARD_MODULE=$module CARD_AFTER=2 "$program" seal "$work"/file-[123].pdf --key "$key" --pin "$work/pin" >"$work/said" 2>&1 ||
    fail 'a card that is not there seals'
grep -q 'seal-failed' "$work/said" || fail "$(cat "$work/said")"
pdfsig -nocert "$work/file-1.pdf" | grep -q 'Signature is Valid' || fail 'the first is sealed'
cmp "$work/file-2.pdf" "$work/as-it-was.pdf" && cmp "$work/file-3.pdf" "$work/as-it-was.pdf" || fail 'the others are not'

# Codes that it signs, otherwise each time: a run that is killed when all is written and nothing registered signs none anew.
issue "$work/codes" "$work/pin" --signed-code
[ $issued -eq 0 ] || fail "$(cat "$work/said")"
rm -rf "$work/kept"
cp -R "$work/codes" "$work/kept"
rm "$work/codes/register.db" "$work/codes"/25135/*D-[12]-nl.pdf
issue "$work/codes" "$work/pin" --signed-code
[ $issued -eq 0 ] || fail "$(cat "$work/said")"
# differ FILES: how many of those that were kept are others now.
differ() {
    count=0
    for file in "$@"; do cmp -s "$file" "$work/codes/25135/${file##*/}" || count=$((count + 1)); done
    echo $count
}
[ "$(differ "$work"/kept/25135/*.pdf)" -eq 2 ] || fail 'what was signed is signed anew, or a card signs the same each time'
[ "$(differ "$work"/kept/25135/*D-[12]-nl.pdf)" -eq 2 ] || fail 'what was there has changed'
"$program" verify "$work"/codes/25135/*.pdf --register "$work/codes/register.db" >"$work/verdict" 2>&1 || fail "$(cat "$work/verdict")"

# The same of wholes, in which the supplement with its code stands behind a diploma.
mkdir "$work/diplomas"
for i in 1 2 3 4 5 6 7 8 9; do { cat samples/diplomas/2026-004711.pdf; echo "% $i"; } >"$work/diplomas/D-$i.pdf"; done
for round in first again; do
    issue "$work/wholes" "$work/pin" --signed-code --diplomas "$work/diplomas/{diploma}.pdf"
    [ $issued -eq 0 ] || fail "$round: $(cat "$work/said")"
    [ $round = again ] || cp -R "$work/wholes" "$work/kept-wholes"
    rm "$work/wholes/register.db"
done
rm "$work/kept-wholes/register.db"
diff -r "$work/kept-wholes" "$work/wholes" || fail 'a whole is signed anew'

# At the desk: it is pulled out while it issues. Begun anew, as the page says, the desk goes on with the same file.
mkdir "$work/bin"
printf '#!/bin/sh\necho "$1" >"%s/address.new" && mv "%s/address.new" "%s/address"\n' "$work" "$work" "$work" >"$work/bin/xdg-open"
chmod +x "$work/bin/xdg-open"
desk=
trap '[ -z "$desk" ] || kill -9 $desk 2>/dev/null || true; rm -rf "$work"' EXIT # or who waits for it waits for ever
begin() { # SIGNATURES: after so many it is pulled out
    rm -f "$work/address"
    LD_PRELOAD=$card CARD_MODULE=$module CARD_AFTER=$1 PATH=$work/bin:$PATH "$program" desk -q "$work/qualifications" -o "$work/desk" --seal "$key" \
        --pin "$work/pin" 2>"$work/said" &
    desk=$!
    for _ in $(seq 1200); do [ ! -e "$work/address" ] || break; sleep 0.1; done
    address=$(sed 's|/?key.*||' "$work/address")
    curl -sf -c "$work/jar" -o "$work/page" "$(cat "$work/address")"
}
post() { # PATH CURL-ARGUMENTS...
    path=$1
    shift
    curl -s -b "$work/jar" -H "Origin: $address" -o "$work/page" "$@" "$address$path"
}
await_words() { # PATH WORDS
    for _ in $(seq 1200); do
        post "$1"
        ! grep -q "$2" "$work/page" || return 0
        sleep 0.1
    done
    fail "the desk never says: $2: $(cat "$work/page")"
}
issue_there() {
    post /file -F "file=@$work/cohort.csv"
    await_words / 'Nothing speaks against'
    post /issue -d name=there -d seal=1 -d "cohort=$(sed -n 's/.*name="cohort" value="\([^"]*\)".*/\1/p;T;q' "$work/page")"
}
begin 6
issue_there
await_words /job 'If it was pulled out, begin the desk anew'
[ "$(find "$work/desk/there" -name '*.pdf' | wc -l)" -lt 18 ] || fail 'a card that is not there seals at the desk'
kill -TERM $desk
wait $desk || true
begin 1000
issue_there
await_words /job 'All is done'
kill -TERM $desk
wait $desk || true
desk=
"$program" verify "$work"/desk/there/25135/*.pdf --register "$work/desk/register.db" >"$work/verdict" 2>&1 || fail "$(cat "$work/verdict")"
[ "$(grep -c ': genuine.*sealed by' "$work/verdict")" -eq 18 ] || fail "$(cat "$work/verdict")"

# Another PIN, until the token locks itself: we never give the last one.
for i in 1 2 3 4 5; do
    issue "$work/locked" "$work/wrong"
    told key-secret .
done
issue "$work/locked" "$work/pin"
[ $issued -eq 0 ] || told key-secret .
