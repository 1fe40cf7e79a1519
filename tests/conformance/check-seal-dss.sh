#!/bin/sh
# The European Commission's library DSS finds sealed files good, by the standard that eIDAS names: PAdES at the levels B-B, B-T and B-LTA.
. tests/conformance/documents.sh

for program_needed in openssl certtool java; do
    command -v "$program_needed" >/dev/null || fail "$program_needed is missing (./dev test installs it)"
done
. tests/conformance/seal/authority.sh

sample=samples/25135-contactcenter-medewerker.xml
vouch "$work/seal.pem" 'Specimen seal' 2 non_repudiation
"$program" render $sample -l nl -o "$work/nl.pdf"
"$program" render $sample -l en -o "$work/personal.pdf" --field holder.name='Zoë Jansen' --field holder.diploma=D-1 \
    --field holder.date=2026-07-10
"$program" render $sample -l de -L samples/forms/sealed.xml -o "$work/seen.pdf"
"$program" attach "$work/nl.pdf" "$work/personal.pdf" --any -o "$work/whole.pdf"
for file in nl personal whole seen; do
    "$program" seal "$work/$file.pdf" --key "$work/seal.pem" -o "$work/$file-sealed.pdf"
done
"$program" seal "$work/nl.pdf" --key "$work/seal.pem" --certify -o "$work/certified-sealed.pdf"
judged 'PAdES-BASELINE-B TOTAL_PASSED null' "$work"/*-sealed.pdf

# It finds what was changed.
sed 's/(Seal)/(Soal)/' "$work/nl-sealed.pdf" >"$work/changed.pdf"
judged 'PAdES-BASELINE-B TOTAL_FAILED HASH_FAILURE' "$work/changed.pdf"

# With a time stamp it is one of level B-T.
keys=$work/keys
mkdir "$keys"
clock "$keys"
. tests/authority.sh
cp "$keys/root.pem" "$work/authority.pem"
mv "$work/revoked.crl" "$work/other.crl"
cp "$keys/revoked.crl" "$work/revoked.crl"
for file in nl personal whole; do
    "$program" seal "$work/$file.pdf" --key "$keys/seal.pem" --timestamp "$address/good" -o "$work/$file-stamped.pdf"
done
"$program" seal "$work/nl.pdf" --key "$keys/seal.pem" --timestamp "$address/good" --certify -o "$work/certified-stamped.pdf"
judged 'PAdES-BASELINE-T TOTAL_PASSED null' "$work"/*-stamped.pdf

# Extended it is one of level B-LTA, and takes nothing from outside: the list at hand is another authority's. So it is when that is done again, and
# where the seal itself has no time stamp.
cp "$work/other.crl" "$work/revoked.crl"
for file in nl personal whole certified; do
    "$program" seal --extend "$work/$file-stamped.pdf" --trust "$keys/root.pem" --timestamp "$address/good" -o "$work/$file-extended.pdf"
done
"$program" seal --extend "$work/nl-extended.pdf" --trust "$keys/root.pem" --timestamp "$address/good" -o "$work/twice-extended.pdf"
"$program" seal "$work/nl.pdf" --key "$keys/seal.pem" -o "$work/late-extended.pdf"
"$program" seal --extend "$work/late-extended.pdf" --trust "$keys/root.pem" --timestamp "$address/good"
judged 'PAdES-BASELINE-LTA TOTAL_PASSED null' "$work"/*-extended.pdf
