#!/bin/sh
# Seals that are seen: documents of a form with a place for one conform with and without it; others find them good, and the picture shows
# the seal in its place, and only there. Whatever is changed in a sealed file is found, whether its seal is seen or not.
. tests/conformance/documents.sh

seals=$tests/data/seal
python=$PWD/build/readers/venv/bin/python
for program_needed in pdfsig pdftocairo qpdf "$python"; do
    command -v "$program_needed" >/dev/null || fail "$program_needed is missing (./dev test installs it)"
done
[ -f "$verapdf" ] || fail "veraPDF is missing: $verapdf (./dev test fetches it)"
sample=samples/25135-contactcenter-medewerker.xml form=samples/forms/sealed.xml
export SOURCE_DATE_EPOCH=1796000000
authorities=$seals/authority.pem
. tests/conformance/seal/sealed.sh

make() { "$program" render $sample -L $form "$@" || fail "$*"; }

for language in nl en de; do make -l $language -o "$work/$language.pdf"; done
make -l en -o "$work/personal.pdf" --field holder.name='Zoë Jansen' --field holder.diploma=D-1 --field holder.date=2026-07-10
"$program" render $sample -l de -o "$work/diploma.pdf"
"$program" attach "$work/diploma.pdf" "$work/nl.pdf" "$work/en.pdf" --any -o "$work/whole.pdf"
"$program" attach samples/diplomas/2026-004711.pdf "$work/nl.pdf" --any -o "$work/scan.pdf" 2>/dev/null
for name in nl en de personal whole; do
    qpdf --check "$work/$name.pdf" >/dev/null || fail "$name: qpdf"
    sealed "$work/$name.pdf" p256
    qpdf --check "$work/$name-p256.pdf" >/dev/null || fail "$name, sealed: qpdf"
    pdfsig -nocert "$work/$name-p256.pdf" | grep -q 'Signature is Valid' || fail "$name: Poppler"
done
check_profiles "$work"/nl.pdf "$work"/en.pdf "$work"/de.pdf "$work"/personal.pdf "$work"/whole.pdf "$work"/*-p256.pdf
good 1 "$work"/*-p256.pdf
sealed "$work/scan.pdf" p256
sealed "$work/nl-p256.pdf" ed25519
good 2 "$work/nl-p256-ed25519.pdf"
check_profiles "$work/nl-p256-ed25519.pdf"

# In the whole the seal stands on the page of the first supplement: where it did in the document alone.
seen() {
    for state in '' -p256; do
        pdftocairo -r 50 -png -gray -singlefile -f "$2" -l "$2" "$work/$1$state.pdf" "$work/$1$state" || fail "$1: no picture"
    done
    "$python" "$tests/conformance/seal/seen.py" "$work/$1.png" "$work/$1-p256.png"
}
[ "$(seen nl 2)" = "$(seen whole 4)" ] && [ -n "$(seen nl 2)" ] || fail "the seal is seen in nl at $(seen nl 2), in the whole at $(seen whole 4)"

# PDF 2.0; a seal that allows nothing any more.
profiles='4f ua2'
mkdir "$work/two"
make -l nl --standard pdf2 -o "$work/two/nl.pdf"
sealed "$work/two/nl.pdf" p256
sealed "$work/two/nl.pdf" ed25519 --certify
good 1 "$work"/two/*-*.pdf
check_profiles "$work"/two/*.pdf

# A document whose seal is seen is made again from its data.
"$program" extract "$work/personal-p256.pdf" -o "$work/data.xml"
"$program" render "$work/data.xml" -L $form -o "$work/again.pdf"
cmp "$work/again.pdf" "$work/personal.pdf" || fail "its data make another document"

# A print run, which is not sealed, has no place for seals either.
mkdir "$work/qualifications"
cp $sample "$work/qualifications"
printf 'naam;crebo;taal;diplomanummer;datum\nZoë Jansen;25135;nl;D-1;2026-07-10\nBo Smit;25135;nl;D-2;2026-07-10\n' >"$work/cohort.csv"
"$program" export "$work/cohort.csv" -q "$work/qualifications" -L $form -o "$work/run.pdf" >/dev/null || fail "print run"
! qpdf --qdf --object-streams=disable "$work/run.pdf" - | grep -aq /Widget || fail "a place for a seal in a print run"
profiles='3a ua1'
check_profiles "$work/run.pdf"

# A cohort: each is sealed in its place, and is the same as one that is made alone.
"$program" export "$work/cohort.csv" -q "$work/qualifications" -L $form -o "$work/out" --seal "$seals/p256.pem" >/dev/null || fail "cohort"
make -l nl -o "$work/alone.pdf" --field holder.name='Bo Smit' --field holder.diploma=D-2 --field holder.date=2026-07-10 --seal "$seals/p256.pem"
cmp "$work/alone.pdf" "$work/out/25135/Bo Smit-D-2-nl.pdf" || fail "a cohort's document is another"
good 1 "$work"/out/25135/*.pdf
check_profiles "$work"/out/25135/*.pdf

sealed "$work/diploma.pdf" p256
flipped "$work/nl-p256.pdf"
extended "$work/nl-p256.pdf"
extended "$work/diploma-p256.pdf"
