#!/bin/sh
# Draws COUNT of the PDF files under FOLDER at random and has veraPDF look at them: each must conform to PDF/A-3a and to
# PDF/UA-1. SUPPLEMENT_DRAW_SEED draws the same ones again; it is printed.
#
#     draw.sh FOLDER COUNT VERAPDF_JAR
set -eu
export LC_ALL=C.UTF-8
folder=$1
count=$2
verapdf=$3
seed=${SUPPLEMENT_DRAW_SEED:-$(od -An -N3 -tu4 /dev/urandom | tr -d ' ')}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
    echo "FAILED: $*" >&2
    exit 1
}

# COUNT of the lines on standard input, each set of them as likely as another.
draw() {
    awk -v count="$count" -v seed="$seed" '
        BEGIN { srand(seed) }
        NR <= count { drawn[NR] = $0; next }
        { place = 1 + int(NR * rand()); if (place <= count) drawn[place] = $0 }
        END { for (i = 1; i <= count && i in drawn; i++) print drawn[i] }'
}

[ -f "$verapdf" ] || fail "veraPDF is missing: $verapdf (./dev test fetches it)"
find "$(realpath "$folder")" -type f -name '*.pdf' | sort | draw >"$work/drawn"
drawn=$(wc -l <"$work/drawn")
[ "$drawn" -eq "$count" ] || fail "$folder has $drawn PDF files, not $count"

# By number, for names of files may hold anything that a name of a person does.
number=0
while IFS= read -r path; do
    number=$((number + 1))
    ln -s "$path" "$work/$(printf '%04d' $number).pdf"
done <"$work/drawn"

status=0
for profile in 3a ua1; do
    # Its exit status is not 0 if any file fails; what counts is what it says of each.
    java -cp "$verapdf" org.verapdf.apps.GreenfieldCliWrapper -f $profile --format text -v "$work"/*.pdf >"$work/log" 2>&1 || true
    passed=$(grep -c "^PASS .* $profile\$" "$work/log" || true)
    echo "$profile: $passed of $count drawn documents pass (seed $seed)"
    [ "$passed" -eq "$count" ] || {
        status=1
        grep -v '^PASS' "$work/log" | head -n 60 | while IFS= read -r line; do
            number=$(echo "$line" | sed -n 's/^FAIL .*\/\([0-9]*\)\.pdf.*/\1/p' | sed 's/^0*//')
            echo "$line ${number:+$(sed -n "${number}p" "$work/drawn")}"
        done >&2
    }
done
exit $status
