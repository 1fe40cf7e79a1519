#!/bin/sh
# Makes the diplomas of ../cohort.csv: a page with a number, in place of what a school's own program would print.
set -eu
cd "$(dirname "$0")"

# object TEXT: appends an object to the file, and its place to the cross-reference table.
object() {
    places="$places$(printf '%010d 00000 n ' "$(wc -c <"$file")")
"
    count=$((count + 1))
    printf '%d 0 obj\n%s\nendobj\n' "$count" "$1" >>"$file"
}

# diploma NUMBER: the file NUMBER.pdf (ISO 32000-1, 7.5).
diploma() {
    file=$1.pdf count=0 places=
    text="BT /F 36 Tf 195 560 Td (Diploma) Tj /F 18 Tf 0 -40 Td ($1) Tj ET"
    printf '%%PDF-1.4\n' >"$file"
    object '<< /Type /Catalog /Pages 2 0 R >>'
    object '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'
    object '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>'
    object "<< /Length ${#text} >>
stream
$text
endstream"
    object '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'
    start=$(wc -c <"$file")
    printf 'xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n' \
        $((count + 1)) "$places" $((count + 1)) "$start" >>"$file"
}

for number in $(grep -o '2026-[0-9]*' ../cohort.csv); do
    diploma "$number"
done
