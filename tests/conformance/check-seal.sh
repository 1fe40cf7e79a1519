#!/bin/sh
# Sealed files: what was sealed is their beginning, byte for byte; they conform to what the unsealed ones conform to; qpdf, Poppler and
# pyHanko find the seal good; what is changed in one is found; keys on a token seal as those in files do.
. tests/conformance/documents.sh

seals=$tests/data/seal
python=$PWD/build/readers/venv/bin/python
for program_needed in pdfsig qpdf softhsm2-util p11tool openssl "$python"; do
    command -v "$program_needed" >/dev/null || fail "$program_needed is missing (./dev test installs it)"
done
[ -f "$verapdf" ] || fail "veraPDF is missing: $verapdf (./dev test fetches it)"
sample=samples/25135-contactcenter-medewerker.xml
export SOURCE_DATE_EPOCH=1796000000

. tests/conformance/seal/sealed.sh

authorities=$work/authorities.pem
cat "$seals/authority.pem" "$seals/clock/authority.pem" >"$authorities"
"$program" render $sample -l nl -o "$work/nl.pdf"
"$program" render $sample -l en -o "$work/personal.pdf" --field holder.name='Zoë Jansen' --field holder.diploma=D-1 \
    --field holder.date=2026-07-10
"$program" attach "$work/nl.pdf" "$work/personal.pdf" --any -o "$work/whole.pdf"
for key in p256 p384 rsa ed25519 commitment; do
    sealed "$work/nl.pdf" $key
    [ $key = ed25519 ] || pdfsig -nocert "$work/nl-$key.pdf" | grep -q 'Signature is Valid' || fail "$key: Poppler"
done
sealed "$work/personal.pdf" p256 --certify
sealed "$work/whole.pdf" p256
good 1 "$work"/*-*.pdf
check_profiles "$work"/*-*.pdf
# With time stamps; and extended.
keys=$work/keys
mkdir "$keys"
clock "$keys"
. tests/authority.sh
cat "$keys/root.pem" >>"$work/authorities.pem"
for file in nl personal whole; do
    "$program" seal "$work/$file.pdf" --key "$keys/seal.pem" --timestamp "$address/good" -o "$work/$file-stamped.pdf"
    "$program" seal --extend "$work/$file-stamped.pdf" --trust "$keys/root.pem" --timestamp "$address/good" -o "$work/$file-extended.pdf"
    pdfsig -nocert "$work/$file-extended.pdf" | grep -q 'Signature is Valid' || fail "$file, extended: Poppler"
    head -c "$(wc -c <"$work/$file-stamped.pdf")" "$work/$file-extended.pdf" | cmp -s - "$work/$file-stamped.pdf" || fail "$file-extended.pdf"
    pdfsig -nocert "$work/$file-stamped.pdf" | grep -q 'Signature is Valid' || fail "$file with a time stamp: Poppler"
done
qpdf --check "$work/whole-extended.pdf" >/dev/null || fail "whole-extended.pdf: qpdf"
good 1 "$work"/*-stamped.pdf
[ "$(grep -c ' stamp good$' "$work/seals")" -eq 3 ] || fail "$(cat "$work/seals")"
"$python" "$tests/conformance/seal/seals.py" "$work/authorities.pem" "$work"/*-extended.pdf >"$work/seals" || fail "pyHanko fails"
[ "$(grep -c ' stamp good$' "$work/seals")" -eq 3 ] && [ "$(grep -c ' Time-stamp good ENTIRE_FILE$' "$work/seals")" -eq 3 ] &&
    [ "$(grep -c ' Seal good ' "$work/seals")" -eq 3 ] || fail "$(cat "$work/seals")"
check_profiles "$work"/*-stamped.pdf "$work"/*-extended.pdf

sealed "$work/nl-p256.pdf" ed25519
good 2 "$work/nl-p256-ed25519.pdf"
check_profiles "$work/nl-p256-ed25519.pdf"
(sealed "$work/personal-p256.pdf" ed25519) 2>/dev/null && fail 'a seal behind one that allows none' || true

# PDF 2.0
profiles='4f ua2'
mkdir "$work/two"
"$program" render $sample -l nl --standard pdf2 -o "$work/two/nl.pdf"
sealed "$work/two/nl.pdf" p256
sealed "$work/two/nl.pdf" ed25519 --certify
good 1 "$work"/two/*-*.pdf
check_profiles "$work"/two/*-*.pdf

# Each bit counts.
file=$work/nl-p256.pdf
flipped "$file"

# Keys that this program does not seal with, and others do: that of a web server is no seal, whoever vouches for it; a good one is.
of_another() {
    bracket=$((gap + 9)) digits=$((behind - gap - 11))
    { head -c "$bracket" "$file" && tail -c +$((behind + 1)) "$file"; } |
        openssl cms -sign -binary -noattr -outform DER -signer "$seals/$1.pem" -inkey "$seals/$1.pem" -md sha256 |
        od -An -v -tx1 | tr -d ' \n' >"$work/cms"
    [ "$(wc -c <"$work/cms")" -le "$digits" ] || fail "the seal of $1 has no room"
    printf '%0*d' $((digits - $(wc -c <"$work/cms"))) 0 >>"$work/cms"
    { head -c $((bracket + 1)) "$file" && cat "$work/cms" && tail -c +$behind "$file"; } >"$work/another.pdf"
    status=0
    "$program" verify "$work/another.pdf" --trust "$seals/authority.pem" >"$work/said" 2>&1 || status=$?
    [ $status -eq "$2" ] && grep -q "$3" "$work/said" || fail "$1: exit status $status: $(cat "$work/said")"
}
of_another commitment 0 'sealed: .*vouched for by Specimen authority$'
of_another server 2 'unaltered: .*vouched for by Specimen authority; the certificate is not for seals$'
of_another cipher 2 'unaltered: .*the certificate is not for seals$'

# A token: the same seal where the key's signatures are always the same, and a good one where they are not.
export SOFTHSM2_CONF="$work/softhsm.conf"
mkdir "$work/tokens"
printf 'directories.tokendir = %s\nobjectstore.backend = file\nlog.level = ERROR\n' "$work/tokens" >"$SOFTHSM2_CONF"
softhsm2-util --init-token --free --label specimen --pin 1234 --so-pin 5678 >/dev/null
for key in rsa p256; do
    openssl pkcs8 -topk8 -nocrypt -in "$seals/$key.pem" -out "$work/$key.key"
    softhsm2-util --import "$work/$key.key" --token specimen --label $key --id $([ $key = rsa ] && echo 01 || echo 02) --pin 1234 >/dev/null
done
GNUTLS_PIN=1234 p11tool --login --write --load-certificate "$seals/p256.pem" --label p256 --id 02 pkcs11:token=specimen >/dev/null 2>&1
echo 1234 >"$work/pin"
"$program" seal "$work/nl.pdf" --key 'pkcs11:token=specimen;object=rsa' --certificate "$seals/rsa.pem" --pin "$work/pin" \
    -o "$work/token-rsa.pdf" || fail "the token does not seal with RSA"
cmp "$work/token-rsa.pdf" "$work/nl-rsa.pdf" || fail "the token's seal is another"
"$program" seal "$work/nl.pdf" --key 'pkcs11:token=specimen;object=p256' --pin "$work/pin" -o "$work/token-p256.pdf" ||
    fail "the token does not seal with P-256"
good 1 "$work"/token-*.pdf
refused() {
    "$program" seal "$work/nl.pdf" --pin "$2" --key "$3" -o "$work/none.pdf" >"$work/said" 2>&1 && fail "$3 seals" || true
    grep -q "\[$1\]" "$work/said" && [ ! -e "$work/none.pdf" ] || fail "$3: $(cat "$work/said")"
}
echo 4321 >"$work/wrong"
refused key-secret "$work/wrong" 'pkcs11:token=specimen;object=p256'
refused key-unreadable "$work/pin" 'pkcs11:token=absent;object=p256'
refused certificate-missing "$work/pin" 'pkcs11:token=specimen;object=rsa'

# A cohort with a token's key, whose seals differ each time: what was written before the register was is not sealed again.
mkdir "$work/qualifications"
cp $sample "$work/qualifications"
printf 'naam;crebo;taal;diplomanummer;datum\nZoë Jansen;25135;nl;D-1;2026-07-10\nBo Smit;25135;nl;D-2;2026-07-10\n' >"$work/cohort.csv"
unset SOURCE_DATE_EPOCH
export_sealed() {
    "$program" export "$work/cohort.csv" -q "$work/qualifications" -o "$work/out" --seal 'pkcs11:token=specimen;object=p256' \
        --pin "$work/pin" >"$work/said" 2>&1 || fail "$(cat "$work/said")"
}
export_sealed
cp -R "$work/out" "$work/before"
rm "$work/out/register.db"
export_sealed
diff -r --exclude=register.db "$work/before" "$work/out" || fail "documents were sealed twice"
