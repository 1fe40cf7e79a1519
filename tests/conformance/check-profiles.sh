#!/bin/sh
# Every document conforms to PDF/A-3a (ISO 19005-3) and to PDF/UA-1 (ISO 14289-1) at once, and qpdf finds no fault in it.
. tests/conformance/documents.sh

[ -f "$verapdf" ] || fail "veraPDF is missing: $verapdf (./dev test fetches it)"
make_samples
make_small
make_letters

check_profiles $(find "$work" -maxdepth 1 -name '*.pdf' | sort)
