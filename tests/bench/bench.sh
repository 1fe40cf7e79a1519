#!/bin/sh
# What a document costs, beside the documented way through libharu (reference.c), measured in turns: the machine's other
# work meets both alike. `./dev bench` runs it; SUPPLEMENT_BENCH_ROUNDS (60) and SUPPLEMENT_BENCH_SECONDS (1) make it
# longer.
#
# Of the time of a cold start an empty program takes as much as this machine asks for any program: to load it, and to have the C library
# ask the processor what it can do, which glibc does with some 70 CPUID instructions. On a processor they take microseconds; a virtual
# machine may stop at each of them, and they take a millisecond. So the ratio is told without an empty program's time as well.
#
# The documented way embeds the family as it is distributed, NotoSans-Regular.ttf and NotoSans-Bold.ttf of Debian's
# fonts-noto-core; SUPPLEMENT_BENCH_FONTS names another folder with them. That the fonts in fonts/ were cut down is a saving
# of ours; a second line tells what it is worth.
#
#     bench.sh SOURCE_FOLDER BINARY_FOLDER
set -eu

source=$1
binary=$2
here=$source/tests/bench
tools=$binary/tests
rounds=${SUPPLEMENT_BENCH_ROUNDS:-60}
seconds=${SUPPLEMENT_BENCH_SECONDS:-1}
turns=5

sample=$source/samples/25135-contactcenter-medewerker.xml
language=nl
program=$binary/supplement
fonts=${SUPPLEMENT_BENCH_FONTS:-/usr/share/fonts/truetype/noto}
regular=$fonts/NotoSans-Regular.ttf
bold=$fonts/NotoSans-Bold.ttf
export LC_ALL=C SOURCE_DATE_EPOCH=1767225600

# In memory where that is possible: a disk would say nothing about either program.
folder=$(mktemp -d /dev/shm/supplement-bench.XXXXXX 2>/dev/null || mktemp -d)
trap 'rm -rf "$folder"' EXIT
places=$folder/places
. "$here/figures.sh"

prepare() {
    for font in "$regular" "$bold"; do
        [ -r "$font" ] || {
            echo "bench.sh: $font is missing; install fonts-noto-core, or name its folder with SUPPLEMENT_BENCH_FONTS" >&2
            exit 1
        }
    done
    "$program" render "$sample" -l $language -o "$folder/sample.trace"
    awk -f "$here/places.awk" "$folder/sample.trace" >"$places"
}

measure_cold() {
    "$tools/bench-measure" "$rounds" \
        "$tools/bench-reference" "$places" "$regular" "$bold" "$folder/reference.pdf" -- \
        "$program" render "$sample" -l $language -o "$folder/cold.pdf" -- \
        "$program" --version -- \
        "$tools/bench-empty" -- \
        "$tools/bench-reference" "$places" "$source/fonts/NotoSans-Regular.ttf" "$source/fonts/NotoSans-Bold.ttf" \
        "$folder/reference-cut.pdf" >"$folder/cold"
}

measure_warm() {
    : >"$folder/warm-reference"
    : >"$folder/warm-reference-cut"
    : >"$folder/warm"
    turn=0
    while [ $turn -lt $turns ]; do
        "$tools/bench-reference" "$places" "$regular" "$bold" "$seconds" >>"$folder/warm-reference"
        "$tools/bench-warm" "$sample" $language seconds "$seconds" >>"$folder/warm"
        "$tools/bench-reference" "$places" "$source/fonts/NotoSans-Regular.ttf" "$source/fonts/NotoSans-Bold.ttf" \
            "$seconds" >>"$folder/warm-reference-cut"
        turn=$((turn + 1))
    done
}

measured_documents=20

measure_instructions() {
    instructions reference bench-reference --dump-line=yes \
        "$tools/bench-reference" "$places" "$regular" "$bold" "$folder/reference.pdf"
    instructions cold supplement --dump-line=yes \
        "$program" render "$sample" -l $language -o "$folder/cold.pdf"
    instructions warm bench-warm --toggle-collect=make_measured \
        "$tools/bench-warm" "$sample" $language count $measured_documents
}

bytes() {
    wc -c <"$1" | tr -d ' '
}

# ------------------------------------------------------------------------------------------------ the tables

print_cold() {
    reference=$(field 1 1 "$folder/cold")
    cold=$(field 2 1 "$folder/cold")
    empty=$(field 4 1 "$folder/cold")
    share=$(ratio "$cold" "$reference")
    memory=$(megabytes "$(field 2 3 "$folder/cold")")
    echo
    echo "Cold: a whole process, CPU time (user and system), median and least of $rounds in turns"
    printf '  %-34s %8s ms %8s ms\n' \
        "the documented libharu way" "$reference" "$(field 1 2 "$folder/cold")" \
        "the same, with our cut-down fonts" "$(field 5 1 "$folder/cold")" "$(field 5 2 "$folder/cold")" \
        "supplement render" "$cold" "$(field 2 2 "$folder/cold")" \
        "supplement --version" "$(field 3 1 "$folder/cold")" "$(field 3 2 "$folder/cold")" \
        "an empty C program" "$(field 4 1 "$folder/cold")" "$(field 4 2 "$folder/cold")"
    printf '  %-34s %8s      %s\n' \
        "ratio to the documented way" "$share" "$(judge "$share" most 0.17 0.1 '')"
    printf '  %-34s %8s\n' "ratio to it with our fonts" "$(ratio "$cold" "$(field 5 1 "$folder/cold")")" \
        "both without the empty program" "$(awk -v a="$cold" -v b="$reference" -v c="$empty" 'BEGIN { printf "%.3f", (a - c) / (b - c) }')"
    printf '  %-34s %8s MB   %s\n' "most memory" "$memory" "$(judge "$memory" most 24 '' ' MB')"
    printf '  %-34s %8s B\n' \
        "the PDF" "$(bytes "$folder/cold.pdf")" "the PDF of the documented way" "$(bytes "$folder/reference.pdf")"
}

print_warm() {
    reference=$(median <"$folder/warm-reference")
    warm=$(median <"$folder/warm")
    times=$(awk -v a="$warm" -v b="$reference" 'BEGIN { printf "%.1f", a / b }')
    echo
    echo "Warm: one process, another holder in each document, documents a second of CPU time, median of $turns in turns"
    printf '  %-34s %8s\n' "the documented libharu way" "$reference" \
        "the same, with our cut-down fonts" "$(median <"$folder/warm-reference-cut")" "supplement" "$warm"
    printf '  %-34s %8s      %s\n' "times as many" "$times" "$(judge "$times" least 40 100 '')"
}

# Rooms as rows; thousands of instructions a document.
print_instructions() {
    echo
    echo "Instructions a document, in thousands, by room and library (callgrind; inlined code counts where it was written)"
    awk -F '\t' -v documents=$measured_documents '
        FNR == 1 { run++ }
        { cost[$2, run] = $1 / (run == 2 ? documents : 1); total[run] += cost[$2, run]; seen[$2] = 1 }
        END {
            for (name in seen)
                printf "%.1f\t%.1f\t%s\n", cost[name, 1] / 1000, cost[name, 2] / 1000, name
            printf "%.1f\t%.1f\t%s\n", total[1] / 1000, total[2] / 1000, "all together"
        }' "$folder/rooms-cold" "$folder/rooms-warm" | sort -rn |
        awk -F '\t' 'BEGIN { printf "  %-34s %10s %10s\n", "", "cold", "warm" }
            $1 >= 1 || $2 >= 0.1 { printf "  %-34s %10s %10s\n", $3, $1, $2 }'
    awk -F '\t' '{ sum += $1 } END { printf "  %-34s %10.1f\n", "the documented libharu way, cold", sum / 1000 }' \
        "$folder/rooms-reference"
}

prepare
echo "The sample in $language, $(grep -c '^page ' "$folder/sample.trace") pages, $(getconf _NPROCESSORS_ONLN) CPUs"
measure_cold
print_cold
measure_warm
print_warm
measure_instructions
print_instructions
