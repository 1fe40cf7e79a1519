#!/bin/sh
# What a letter costs that is typed on the author's page, to the picture of the page that it changed: in Chromium, from the key to the frame that shows
# it, and of that the desk's part, from when it is posted: milliseconds, and instructions, which hardly depend on the machine (callgrind).
# `./dev bench` runs it; SUPPLEMENT_BENCH_LETTERS (40) make it longer or shorter.
#
#     author.sh SOURCE_FOLDER BINARY_FOLDER
set -eu

source=$1
binary=$2
here=$source/tests/bench
letters=${SUPPLEMENT_BENCH_LETTERS:-40}
bar=100 # [ms]
export LC_ALL=C.UTF-8
folder=$(mktemp -d)
desk=
trap '[ -z "$desk" ] || kill $desk 2>/dev/null || true; rm -rf "$folder"' EXIT
mkdir "$folder/qualifications" "$folder/bin"
. "$here/figures.sh"
cp "$source/samples/25135-contactcenter-medewerker.xml" "$folder/qualifications/sample.xml"
printf '#!/bin/sh\necho "$1" >"%s/address.new" && mv "%s/address.new" "%s/address"\n' "$folder" "$folder" "$folder" >"$folder/bin/xdg-open"
chmod +x "$folder/bin/xdg-open"

by_hand() { # ADDRESS LETTERS: posted as the page's script does
    python3 "$here/author_type.py" "$1" sample.xml title:nl "$2"
}
in_browser() { # ADDRESS LETTERS
    node "$here/author_browser.js" "$source/build/browser" "$1" sample.xml title:nl "$2"
}

# type WHO LETTERS COMMAND...: into the first title, on a desk that the command begins; a line a letter
type() {
    who=$1
    letters=$2
    shift 2
    rm -f "$folder/address"
    PATH=$folder/bin:$PATH "$@" desk -q "$folder/qualifications" -o "$folder/out" 2>"$folder/said" &
    desk=$!
    for _ in $(seq 600); do
        [ ! -e "$folder/address" ] || break
        sleep 0.1
    done
    [ -e "$folder/address" ] || fail "the desk does not open: $(cat "$folder/said")"
    $who "$(cat "$folder/address")" "$letters"
    kill $desk
    wait $desk 2>/dev/null || true
    desk=
}

# instructions LETTERS: of all that the desk does for them
instructions() {
    type by_hand "$1" valgrind --tool=callgrind --callgrind-out-file="$folder/callgrind.%p" "$binary/supplement" >/dev/null
    awk '/^(summary|totals):/ { print $2; exit }' "$folder"/callgrind.*
    rm -f "$folder"/callgrind.*
}

# tell WORDS: of the times in $folder/times
tell() {
    sort -n "$folder/times" | awk -v words="$1" -v bar=$bar '{ time[NR] = $1 } END { middle = time[int((NR + 1) / 2)]
        printf "%s: %.1f ms (of %d the quickest %.1f, the slowest %.1f; bar %d: %s)\n", words, middle, NR, time[1], time[NR], bar,
            middle < bar ? "met" : "missed" }'
}

if [ -d "$source/build/browser/playwright-core" ] && command -v chromium >/dev/null; then
    type in_browser "$letters" "$binary/supplement" >"$folder/times"
    tell "a letter on the author's page, from the key to the frame that shows it (Chromium)"
else
    echo "a letter on the author's page in Chromium: not measured, ./dev test fetches what it takes"
fi
type by_hand "$letters" "$binary/supplement" >"$folder/times"
tell "of that the desk's part, from when it is posted to its picture"
low=$((letters / 4)) high=$((3 * letters / 4))
few=$(instructions $low)
many=$(instructions $high)
awk -v few="$few" -v many="$many" -v letters=$((high - low)) 'BEGIN { printf "instructions: %.1f million\n", (many - few) / letters / 1e6 }'
