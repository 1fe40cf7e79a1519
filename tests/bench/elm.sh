#!/bin/sh
# What a week's archive of a country costs: `supplement import` of 10,000 records in 200 MB of Turtle, beside rapper (raptor2-utils) that only
# counts the statements of the same file, measured in turns. `./dev bench` runs it.
#
#     elm.sh SOURCE_FOLDER BINARY_FOLDER
#
# CPU time is compared, user and system together; megabytes a second are those of CPU time too, of one core. Files that are made are in it, twice
# as many as there are records: what was imported last is kept. Memory is the most that the process had.
#
# SUPPLEMENT_BENCH_RECORDS (10,000) and SUPPLEMENT_BENCH_TURNS (3) make it longer or shorter.
set -eu

source=$1
binary=$2
here=$source/tests/bench
records=${SUPPLEMENT_BENCH_RECORDS:-10000}
turns=${SUPPLEMENT_BENCH_TURNS:-3}
export LC_ALL=C.UTF-8

folder=$(mktemp -d /dev/shm/supplement-bench.XXXXXX 2>/dev/null || mktemp -d)
trap 'rm -rf "$folder"' EXIT
. "$here/figures.sh"

rapper=$(command -v rapper) || fail "rapper is missing: install raptor2-utils"
awk -v records="$records" -f "$here/archive.awk" >"$folder/archive.ttl"
size=$(wc -c <"$folder/archive.ttl")
turn=0
while [ $turn -lt "$turns" ]; do
    rm -rf "$folder/out"
    "$binary/tests/bench-measure" 1 "$binary/supplement" import "$folder/archive.ttl" -o "$folder/out" >>"$folder/measured-import" 2>"$folder/said" ||
        fail "$(cat "$folder/said")"
    made=$(find "$folder/out" -maxdepth 1 -name '*.xml' | wc -l)
    [ "$made" -eq "$records" ] || fail "$records records made $made files"
    "$binary/tests/bench-measure" 1 "$rapper" -q -c -i turtle "$folder/archive.ttl" >>"$folder/measured-rapper" 2>"$folder/said" ||
        fail "rapper: $(cat "$folder/said")"
    turn=$((turn + 1))
done

# speed NAME: megabytes a second
speed() {
    column 1 "$folder/measured-$1" | awk -v size="$size" '{ printf "%.1f", size / 1e6 / ($1 / 1000) }'
}
import=$(speed import) rapper=$(speed rapper)
memory=$(megabytes "$(cut -d ' ' -f 3 "$folder/measured-import" | sort -n | tail -n 1)")
echo "archive    $records records, $(ratio "$size" 1000000) MB of Turtle"
echo "import     $import MB/s: $(judge "$import" least 20 '' ' MB/s')"
echo "memory     $memory MB: $(judge "$memory" most 64 '' ' MB')"
echo "rapper     $rapper MB/s, which makes nothing of it"
