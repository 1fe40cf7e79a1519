#!/bin/sh
# What a document costs when nothing of it was made before: `supplement export` of an inventory, different qualifications in three
# editions each for one holder, and the same with --dry-run; beside cairo and Pango drawing the text of the same documents
# (pango.c), measured in turns. `./dev bench` runs it.
#
#     inventory.sh SOURCE_FOLDER BINARY_FOLDER
#
# What is compared is CPU time, user and system together, of whole processes: start, reading, checking, register and files are
# in it; of Pango the loops alone. What counts is instructions an edition (callgrind), as a difference between two inventories, so
# that the start is not in it: they hardly depend on the machine. Valgrind shows programs no instructions for SHA-256: what is
# counted of libnettle is several times what most processors take, so the sum stands there without it too. Both bars are shares of
# what it took before anything was done about it: a fifth and a quarter. An edition is set and painted once: what the rehearsal made
# is issued.
#
# Both inventories are small enough for the export to keep their qualifications open (SHELF_MOST). Of a larger one the files of the
# others are read twice, which takes some 115 thousand instructions more an edition, where three share a file.
#
# SUPPLEMENT_BENCH_QUALIFICATIONS (400), SUPPLEMENT_BENCH_TURNS (5) and SUPPLEMENT_BENCH_SECONDS (1, for Pango) make it longer or
# shorter.
set -eu

source=$1
binary=$2
here=$source/tests/bench
tools=$binary/tests
count=${SUPPLEMENT_BENCH_QUALIFICATIONS:-400}
turns=${SUPPLEMENT_BENCH_TURNS:-5}
seconds=${SUPPLEMENT_BENCH_SECONDS:-1}
languages="nl en de"
count_low=20
count_high=60

sample=$source/samples/25135-contactcenter-medewerker.xml
program=$binary/supplement
export LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1767225600

folder=$(mktemp -d /dev/shm/supplement-bench.XXXXXX 2>/dev/null || mktemp -d)
trap 'rm -rf "$folder"' EXIT
. "$here/figures.sh"

# make_inventory COUNT: in $folder/COUNT
make_inventory() {
    mkdir -p "$folder/$1/qualifications"
    LC_ALL=C awk -v count="$1" -v folder="$folder/$1" -f "$here/inventory.awk" "$sample"
}

# export_command COUNT: as words for others to run
export_command() {
    echo "$program export $folder/$1/cohort.csv --qualifications $folder/$1/qualifications -o $folder/out"
}

prepare() {
    [ -x "$tools/bench-pango" ] || fail "$tools/bench-pango is missing; install libpango1.0-dev and configure again"
    for number in $count_low $count_high $count; do
        make_inventory "$number"
    done
    for language in $languages; do
        "$program" render "$folder/$count_low/qualifications/30001.xml" -l "$language" -o "$folder/sample.trace" \
            --field holder.name=HOLDER --field holder.diploma=D-2026-0000001 --field holder.date=2026-07-10 2>/dev/null
        awk -f "$here/places.awk" "$folder/sample.trace" >"$folder/places-$language"
    done
    echo "Sanne de Vries" >"$folder/names"
}

# ------------------------------------------------------------------------------------------------ the measurements

measure_turns() {
    turn=0
    while [ $turn -lt "$turns" ]; do
        rm -rf "$folder/out"
        "$tools/bench-measure" 1 $(export_command "$count") --dry-run >>"$folder/measured-rehearsal" 2>"$folder/said" ||
            fail "$(tail -n 20 "$folder/said")"
        "$tools/bench-measure" 1 $(export_command "$count") >>"$folder/measured-export" 2>"$folder/said" ||
            fail "$(tail -n 20 "$folder/said")"
        for language in $languages; do
            "$tools/bench-pango" "$folder/places-$language" "$source/fonts/NotoSans-Regular.ttf" \
                "$source/fonts/NotoSans-Bold.ttf" "$folder/names" again "$seconds" >>"$folder/measured-pango-$language"
        done
        turn=$((turn + 1))
    done
    documents=$(find "$folder/out" -name '*.pdf' | wc -l)
    [ "$documents" -eq $((3 * count)) ] || fail "$count qualifications in three editions made $documents documents"
}

# measure_instructions NAME OPTION
measure_instructions() {
    for number in $count_low $count_high; do
        rm -rf "$folder/out"
        instructions "$1-$number" 'supplement(-issue.so)?' --dump-line=yes $(export_command $number) $2
    done
}

# ------------------------------------------------------------------------------------------------ the tables

# speed FILE: editions a second of CPU time
speed() {
    awk -v editions=$((3 * count)) -v cpu="$(column 1 "$1")" 'BEGIN { printf "%.0f", editions / cpu * 1e3 }'
}

print_time() {
    export_speed=$(speed "$folder/measured-export")
    pango=$(pango_speed measured-pango)
    times=$(ratio "$export_speed" "$pango")
    memory=$(megabytes "$(cut -d ' ' -f 3 "$folder/measured-export" | sort -n | tail -n 1)")
    echo "An inventory: $count qualifications, three editions each; editions a second of CPU time, median of $turns in turns"
    printf '  %-34s %8s\n' \
        "supplement export" "$export_speed" \
        "supplement export --dry-run" "$(speed "$folder/measured-rehearsal")" \
        "cairo and Pango" "$pango"
    printf '  %-34s %8s      %s\n' "times as many as cairo and Pango" "$times" "$(judge "$times" least 12 '' '')"
    printf '  %-34s %8s MB   %s\n' "most memory" "$memory" "$(judge "$memory" most 64 '' ' MB')"
}

# thousands NAME: of instructions an edition, by room; the sum last
thousands() {
    awk -F '\t' -v editions=$((3 * (count_high - count_low))) '
        FNR == 1 { run++ }
        { cost[$2] += (run == 1 ? -$1 : $1) / editions; total += (run == 1 ? -$1 : $1) / editions }
        END {
            for (name in cost)
                printf "%.1f\t%s\n", cost[name] / 1000, name
            printf "%.1f\t%s\n", total / 1000, "all together"
        }' "$folder/rooms-$1-$count_low" "$folder/rooms-$1-$count_high" | sort -rn >"$folder/thousands-$1"
}

# print_instructions NAME TITLE BAR GOAL
print_instructions() {
    thousands "$1"
    echo
    echo "Instructions an edition, in thousands, by room and library (callgrind, without the start): $2"
    awk -F '\t' '$1 >= 1 { printf "  %-34s %10s\n", $2, $1 }' "$folder/thousands-$1"
    total=$(awk -F '\t' '$2 == "all together" { print $1 }' "$folder/thousands-$1")
    printf '  %-34s %10s    %s\n' "" "" "$(judge "$total" most "$3" "$4" '')"
    awk -F '\t' '$2 == "all together" { sum += $1 } $2 == "libnettle" { sum -= $1 }
        END { printf "  %-34s %10.1f\n", "all together, but for libnettle", sum }' "$folder/thousands-$1"
}

prepare
measure_turns
print_time
measure_instructions export ''
measure_instructions rehearsal --dry-run
# Before: 37,400 and 11,900 on this very inventory.
print_instructions export export 7480 3740
print_instructions rehearsal 'export --dry-run' 2970 ''
