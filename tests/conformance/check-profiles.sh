#!/bin/sh
# Every document conforms to PDF/A-3a (ISO 19005-3) and to PDF/UA-1 (ISO 14289-1) at once, and qpdf finds no fault in it.
. tests/conformance/documents.sh

[ -f "$verapdf" ] || fail "veraPDF is missing: $verapdf (./dev test fetches it)"
make_samples
make_small
make_letters

documents=$(find "$work" -maxdepth 1 -name '*.pdf' | sort)
count=$(echo "$documents" | wc -l)
for document in $documents; do
    qpdf --check "$document" >"$work/qpdf.log" 2>&1 || fail "$(cat "$work/qpdf.log")"
done

for profile in 3a ua1; do
    # Its exit status is not 0 if any file fails; what counts is what it says of each.
    java -cp "$verapdf" org.verapdf.apps.GreenfieldCliWrapper -f $profile --format text -v $documents >"$work/verapdf.log" 2>&1 || true
    passed=$(grep -c "^PASS .* $profile\$" "$work/verapdf.log" || true)
    [ "$passed" -eq "$count" ] || fail "$profile: $passed of $count documents pass
$(grep -v '^PASS' "$work/verapdf.log" | head -n 60)"
    echo "$profile: $passed documents pass"
done
