#!/bin/sh
# What other programs read in the samples, in a personal edition and in all letters is what readers/table.expected says. A
# program that is missing fails the test. With RECORD=yes in the environment the expectation is written instead: see record.
. tests/conformance/documents.sh

readers=$PWD/build/readers
for program_needed in pdftotext pdfinfo mutool node java gs qpdf "$readers/venv/bin/python"; do
    command -v "$program_needed" >/dev/null || fail "$program_needed is missing (./dev test installs it)"
done
[ -f "$readers/complete" ] || fail "readers are missing: $readers (./dev test fetches them)"
sample=samples/25135-contactcenter-medewerker.xml
for language in nl en de; do
    "$program" render "$sample" -l $language -o "$work/$language.pdf"
done
"$program" render "$sample" -l nl -o "$work/nl-personal.pdf" --field holder.name='M̂aria C̨eṣ̌k-Đurić T̀im L̥̄ab' \
    --field holder.diploma=2026-004711 --field holder.date=2026-07-10
for document in nl en de nl-personal; do
    "$check" -t "$work/$document.pdf" >"$work/$document.tree"
done
make_everything
mv "$work/letters" "$work/everything.letters"
"$readers/venv/bin/python" "$tests/conformance/readers/table.py" "$readers" "$work" nl en de nl-personal everything \
    >"$work/table" 2>"$work/lost" || fail "$(cat "$work/lost")"
[ "${RECORD-}" != yes ] || cp "$work/table" "$tests/conformance/readers/table.expected"
diff -u "$tests/conformance/readers/table.expected" "$work/table" || fail "programs read otherwise; what is lost:
$(cat "$work/lost")"
