#!/bin/sh
# Every document conforms to PDF/A-3a (ISO 19005-3) and to PDF/UA-1 (ISO 14289-1) at once; qpdf finds no fault in it, nor do our
# own checks of what those do not look at; and Poppler reads what its codes, ToUnicode and ActualText say.
. tests/conformance/documents.sh

[ -f "$verapdf" ] || fail "veraPDF is missing: $verapdf (./dev test fetches it)"
make_samples
make_countries
make_everything
whole=$(find "$work" -maxdepth 1 -name '*.pdf' | sort)
"$check" -w $whole || fail "faults in whole supplements"
make_small
for document in "$work"/*.pdf; do
    case " $(echo $whole) " in *" $document "*) continue ;; esac # check-reading.sh looks at those
    tree "$document" >"$work/tree"
    "$check" -t "$document" | diff -u - "$work/tree" || fail "$document: Poppler reads something else than it says"
done
documents=$(find "$work" -maxdepth 1 -name '*.pdf' | sort)
"$check" $documents || fail "faults in the objects"
check_profiles $documents
