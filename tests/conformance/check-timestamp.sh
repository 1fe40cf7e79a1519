#!/bin/sh
# An authority for time stamps that does not answer, from the beginning or in the middle of a cohort: who seals is told in words within a
# minute and some seconds, nothing is half sealed, and the same command goes on; who does not want to wait ends it at once. So does one that
# lies in the middle.
. tests/conformance/documents.sh

for program_needed in openssl python3 unzip; do
    command -v "$program_needed" >/dev/null || fail "$program_needed is missing (./dev test installs it)"
done
seals=$tests/data/seal
cat "$seals/authority.pem" "$seals/clock/authority.pem" >"$work/authority.pem"
cp samples/25135-contactcenter-medewerker.xml "$work"
mkdir "$work/qualifications"
mv "$work"/*.xml "$work/qualifications"
{
    echo 'naam;crebo;taal;diplomanummer;datum'
    for i in 1 2 3 4 5 6; do echo "Zoë Jansen;25135;nl;D-$i;2026-07-10"; done
} >"$work/cohort.csv"
clock
most=120 # [s]: three times 20, and what lies between, on a computer with much else to do

# begun NAME COMMAND...: in the background; its exit status will be in $work/NAME.status, and what it said in $work/NAME.said.
begun() {
    name=$1
    shift
    {
        status=0
        timeout $most "$program" "$@" >"$work/$name.said" 2>&1 || status=$?
        echo $status >"$work/$name.status"
    } &
}
issue() {
    echo export "$work/cohort.csv" -q "$work/qualifications" --seal "$seals/p256.pem" --timestamp "$address/$1" -o
}
# told NAME ID: it failed for that reason, which is told once.
told() {
    [ "$(cat "$work/$1.status")" -eq 3 ] && [ "$(grep -c "error: .*\[$2\]" "$work/$1.said")" -eq 1 ] && [ "$(grep -c error: "$work/$1.said")" -eq 1 ] ||
        fail "$1: exit status $(cat "$work/$1.status"): $(cat "$work/$1.said")"
}
# whole FOLDER: each file that is there is sealed with its time stamp, and nothing else is there.
whole() {
    ! find "$1" -type f ! -name '*.pdf' ! -name 'register.db' | grep . || fail 'something is left in the making'
    find "$1" -name '*.pdf' >"$work/files"
    while read -r file; do
        "$program" verify "$file" --trust "$work/authority.pem" >"$work/verdict" 2>&1 || :
        grep -q 'sealed by.*time-stamped' "$work/verdict" || fail "$(cat "$work/verdict")"
        [ "$(grep -ac /ByteRange "$file")" -eq 1 ] || fail "$file is sealed twice"
    done <"$work/files"
    count=$(wc -l <"$work/files")
}

"$program" render samples/25135-contactcenter-medewerker.xml -l nl -o "$work/one.pdf"
cp "$work/one.pdf" "$work/as-it-was.pdf"
begun one seal "$work/one.pdf" --key "$seals/p256.pem" --timestamp "$address/hang"
begun none $(issue hang) "$work/none"
begun some $(issue after/4/hang) "$work/some"

# Meanwhile: who does not want to wait.
"$program" $(issue left/hang) "$work/left" >"$work/said" 2>&1 &
process=$!
await $process grep left/hang "$work/clock/asked"
kill -TERM $process
left=0
begin=$(date +%s)
wait $process || left=$?
[ $left -eq 143 ] && [ $(($(date +%s) - begin)) -lt 30 ] || fail "ended with $left: $(cat "$work/said")"
[ -z "$(find "$work/left" -name '*.pdf' 2>/dev/null)" ] || fail 'something was issued'

until [ -e "$work/one.status" ] && [ -e "$work/none.status" ] && [ -e "$work/some.status" ]; do sleep 1; done
told one stamp-unreached
cmp "$work/one.pdf" "$work/as-it-was.pdf" || fail 'the file is not as it was'
told none stamp-unreached
[ -z "$(find "$work/none" -name '*.pdf' 2>/dev/null)" ] || fail 'something was issued'
told some stamp-unreached
whole "$work/some"
[ "$count" -ge 1 ] && [ "$count" -lt 6 ] || fail "$count are issued"
[ "$("$program" register list --csv "$work/some/register.db" | grep -c ';D-')" -eq "$count" ] || fail 'the register has others'

# It lies in the middle, in each way; and the same command goes on, with one that is right.
cp -R "$work/some" "$work/kept"
for lie in imprint nonce garbage error; do
    begun $lie $(issue $lie) "$work/some"
    wait $!
    case $lie in error) told $lie stamp-unreached ;; *) told $lie stamp-wrong ;; esac
    diff -r "$work/kept" "$work/some" || fail "$lie: something has changed"
done
begun good $(issue good) "$work/some"
wait $!
[ "$(cat "$work/good.status")" -eq 0 ] || fail "$(cat "$work/good.said")"
whole "$work/some"
[ "$count" -eq 6 ] || fail "$count are issued"
while read -r file; do
    cmp "$file" "$work/some/${file#"$work"/kept/}" || fail 'what was issued has changed'
done <<END
$(find "$work/kept" -name '*.pdf')
END
