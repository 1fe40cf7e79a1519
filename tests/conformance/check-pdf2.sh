#!/bin/sh
# PDF 2.0: every document conforms to PDF/A-4f (ISO 19005-4), PDF/UA-2 (ISO 14289-2) and both levels of Well-Tagged PDF 1.0 at
# once, and so does what is made of such documents: print runs and wholes. Our own checks see what those do not look at.
. tests/conformance/documents.sh

[ -f "$verapdf" ] || fail "veraPDF is missing: $verapdf (./dev test fetches it)"
. tests/conformance/claims.sh
standard=pdf2
profiles='4f ua2'
make_samples
make_everything
"$check" -w "$work"/*.pdf || fail "faults in whole supplements"
make_small
"$check" "$work"/*.pdf || fail "faults in the objects"

# Equal input makes equal bytes; the data inside make the same file.
for document in "$work"/25135-*.pdf; do
    "$program" extract "$document" -o "$work/data.xml"
    "$program" render "$work/data.xml" -o "$work/again.pdf"
    cmp "$document" "$work/again.pdf" || fail "$document: its data make another file"
done
rm "$work/again.pdf"

# A cohort: each document is what render makes. A print run holds no files, and so has no letter.
cohort() {
    "$program" export samples/cohort.csv -q samples --standard=pdf2 "$@" >"$work/said" 2>&1 || fail "$(cat "$work/said")"
}
cohort -o "$work/issued"
cp "$work"/issued/*/*-2026-004711-nl.pdf "$work/issued.pdf"
"$program" render samples/25135-contactcenter-medewerker.xml -l nl --standard=pdf2 -o "$work/alone.pdf" --field holder.name='Zoë Jansen-Đurić' \
    --field holder.diploma=2026-004711 --field holder.date=2026-07-10
cmp "$work/issued.pdf" "$work/alone.pdf" || fail "a document of a cohort is another than the one alone"
cohort -o "$work/run.pdf"
cohort -o "$work/run-again.pdf"
cmp "$work/run.pdf" "$work/run-again.pdf" || fail "the same run has other bytes"
mkdir "$work/run"
mv "$work"/run*.pdf "$work/run"

# Wholes of such documents keep what they promise; of others too, nothing is promised.
for way in --append --duplex --embed --collection; do
    "$program" attach "$work/25135-contactcenter-medewerker-nl.pdf" "$work/25135-contactcenter-medewerker-en.pdf" \
        ${way#--append} -o "$work/whole$way.pdf" 2>"$work/said" || fail "$way: $(cat "$work/said")"
    [ ! -s "$work/said" ] || fail "$way: $(cat "$work/said")"
    [ "$(claims "$work/whole$way.pdf")" = 4f,ua2 ] || fail "$way: it claims $(claims "$work/whole$way.pdf")"
done
"$program" attach "$work/whole--append.pdf" "$work/25135-contactcenter-medewerker-de.pdf" -o "$work/whole-of-three.pdf"
"$program" render samples/25135-contactcenter-medewerker.xml -l de -o "$work/old.pdf"
for order in "$work/old.pdf $work/issued.pdf" "$work/issued.pdf $work/old.pdf"; do
    "$program" attach $order --any -o "$work/mixed.pdf" 2>"$work/said" || fail "$(cat "$work/said")"
    [ "$(claims "$work/mixed.pdf")" = none ] || fail "mixed: it claims $(claims "$work/mixed.pdf")"
    [ "$(grep -c claim-dropped "$work/said")" -eq 5 ] || fail "mixed: $(cat "$work/said")"
done
rm "$work/mixed.pdf"

# Where only one of the two is shown, the whole is of its kind. A mix is `way diploma supplement claims`.
mkdir "$work/old"
while read -r way diploma supplement wanted; do
    mix=$work/mix-$way-$diploma-$supplement.pdf
    "$program" attach "$work/$diploma.pdf" "$work/$supplement.pdf" --any "--$way" -o "$mix" 2>"$work/said" || fail "$(cat "$work/said")"
    [ ! -s "$work/said" ] || fail "$mix: $(cat "$work/said")"
    [ "$(claims "$mix")" = "$wanted" ] || fail "$mix: it claims $(claims "$mix")"
    [ "$wanted" = 4f,ua2 ] || mv "$mix" "$work/old"
done <<'END'
embed old issued 3a,ua1
embed issued old 4f,ua2
collection old issued 4f,ua2
collection issued old 3a,ua1
END

mv "$work/old.pdf" "$work/old"
check_profiles "$work"/*.pdf
profiles='3a ua1'
check_profiles "$work"/old/*.pdf
profiles='wt1a wt1r' # whose rules are nearly those of ua2
check_profiles "$work"/25135-*.pdf "$work"/whole*.pdf "$work/everything.pdf" "$work/run/run.pdf"
profiles='4 ua2'
check_profiles "$work/run/run.pdf"
