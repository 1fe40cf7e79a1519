#!/bin/sh
# The European Commission's library DSS finds sealed files good, by the standard that eIDAS names: PAdES at the levels B-B and B-T.
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

# With a time stamp it is one of level B-T.
make_clock "$work/keys"
clock "$work/keys"
for file in nl personal whole; do
    "$program" seal "$work/$file.pdf" --key "$work/seal.pem" --timestamp "$address/good" -o "$work/$file-stamped.pdf"
done
judged 'PAdES-BASELINE-T TOTAL_PASSED null' "$work"/*-stamped.pdf

# It finds what was changed.
sed 's/(Seal)/(Soal)/' "$work/nl-sealed.pdf" >"$work/changed.pdf"
judged 'PAdES-BASELINE-B TOTAL_FAILED HASH_FAILURE' "$work/changed.pdf"
