# What it takes to check a seal for decades is fetched and kept, with a time stamp on all of it; what is not right is not kept, and the file stays.
keys=$PWD/keys
mkdir keys
clock keys
. "$source/tests/authority.sh"
vouch_for listed listed
vouch_for silent silent
told() { sed -E "s|${address#http://}|HOST|g; s/[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9:]{8} UTC)?/DAY/g"; }
seal() { "$program" seal "$1.pdf" --key "keys/$2.pem" --timestamp "$address/good" -o "$1-$2.pdf"; }
extend() { supplement seal --extend "$@" --trust keys/root.pem --timestamp "$address/good" | told; }
"$program" render -L layout.xml qualification.xml -o a.pdf
seal a seal
seal a listed
seal a silent
asked >/dev/null
extend a-seal.pdf -o out/a.pdf
asked | sort | uniq -c
head -c "$(wc -c <a-seal.pdf)" out/a.pdf | cmp - a-seal.pdf && echo 'begins as it was'
supplement verify out/a.pdf --trust keys/root.pem | told
# again, in its place; several, of which each address is asked once
cp a-listed.pdf b.pdf
cp a-listed.pdf c.pdf
extend out/a.pdf b.pdf c.pdf
asked | sort | uniq -c
supplement verify out/a.pdf b.pdf c.pdf --trust keys/root.pem | told
grep -ac DocTimeStamp out/a.pdf b.pdf
# one without a time stamp of its own; with what no seal names
"$program" seal a.pdf --key keys/seal.pem -o d.pdf
extend d.pdf
supplement verify d.pdf --trust keys/root.pem | told
cp a-silent.pdf e.pdf
extend e.pdf
cmp a-silent.pdf e.pdf
vouch_for alone alone
seal a alone
extend a-alone.pdf
# one for whom nobody vouches, and whose certificate names addresses: they are not asked
asked >/dev/null
cp "$source/tests/data/seal/authority.pem" stranger.pem
supplement seal --extend a-seal.pdf --trust stranger.pem --timestamp "$address/good" | told
cp "$source/tests/data/seal/stamped/t.pdf" k.pdf
supplement seal --extend k.pdf --trust stranger.pem --timestamp "$address/good" | told
# whose certificate has expired since is vouched for as it was
supplement seal --extend k.pdf --trust "$source/tests/data/seal/stamped/authority.pem" --timestamp "$address/good" | told | sed "s|$source/||"
asked
# nor is what is no http, where another address is
vouch_for other other
seal a other
asked >/dev/null
extend a-other.pdf
asked | sort | uniq -c
# an authority below the other: the file holds it, or --trust does; it is kept, and need not be named again
vouch_for below below
vouch_for under under below
openssl x509 -in keys/below.pem -outform DER -out keys/below.der
publish_list below below.crl
seal a under
asked >/dev/null
extend a-under.pdf
asked
cat keys/root.pem keys/below.pem >both.pem
supplement seal --extend a-under.pdf --trust both.pem --timestamp "$address/good" | told
asked | sort | uniq -c
supplement verify a-under.pdf --trust keys/root.pem | told
extend a-under.pdf
# who is asked does not answer, or lies: the list is looked at; which may be missing, too, or be another's
for mode in silent foreign other; do
    echo $mode >"$work/clock/mode"
    cp a-seal.pdf f.pdf
    extend f.pdf
done
mv keys/revoked.crl keys/kept
for mode in silent foreign other; do
    echo $mode >"$work/clock/mode"
    cp a-seal.pdf f.pdf
    extend f.pdf
done
cp keys/authority.der keys/revoked.crl
extend f.pdf
printf x | dd of=keys/kept bs=1 seek=$(($(wc -c <keys/kept) - 1)) conv=notrunc 2>/dev/null
cp keys/kept keys/revoked.crl
extend f.pdf
publish_list authority revoked.crl -crl_lastupdate 20200101000000Z -crl_nextupdate 20200201000000Z
extend f.pdf
cmp f.pdf a-seal.pdf
: >"$work/clock/mode"
# nobody stamps
publish_list
supplement seal --extend f.pdf --trust keys/root.pem --timestamp "$address/nonce" | told
cmp f.pdf a-seal.pdf
# what is broken, changed or not sealed
extend a.pdf
sed 's/(Seal)/(Soal)/' f.pdf >g.pdf
extend g.pdf
{ cat f.pdf && echo '% more'; } >g.pdf
extend g.pdf
extend layout.xml
# revoked later than it sealed; without a time stamp nobody knows
revoke listed
revoke seal
cp a-listed.pdf h.pdf
extend h.pdf
"$program" seal a.pdf --key keys/listed.pem -o i.pdf
extend i.pdf
"$program" seal a.pdf --key keys/seal.pem -o j.pdf
extend j.pdf
extend f.pdf
# from now on it is known that they were revoked: before the one was stamped, or after; only of what was stamped before that is known
supplement verify h.pdf f.pdf --trust keys/root.pem | told
supplement seal f.pdf --key keys/seal.pem -o out/f.pdf
supplement verify out/f.pdf -L layout.xml --trust keys/root.pem | told
# the same of who stamps
another_second # which is what a list of revoked certificates counts in
revoke clock
extend h.pdf
supplement verify h.pdf -L layout.xml --trust keys/root.pem | told
supplement seal --extend f.pdf --trust keys/root.pem
supplement seal --extend f.pdf --timestamp "$address/good" | told
supplement seal --extend f.pdf --trust keys/root.pem --key keys/seal.pem --timestamp "$address/good" | told
supplement seal f.pdf --key keys/seal.pem --trust keys/root.pem
