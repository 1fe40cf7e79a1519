#!/bin/sh
# What a site costs: `supplement publish` of an inventory, different qualifications in three editions each, the first time and again after
# one change. `./dev bench` runs it.
#
#     publish.sh SOURCE_FOLDER BINARY_FOLDER
#
# An edition is a page, a PDF and a picture of its first page, set once. The bar is for the first two: what a PDF alone may take
# (inventory.sh), and half as much again. So the instructions of what paints pictures, cairo and what outlines of letters it is
# given, and of libdeflate that packs them are told apart; the program has a libdeflate of its own for PDF. The second run is compared by
# CPU time.
#
# SUPPLEMENT_BENCH_PUBLISHED (1000 qualifications) makes it longer or shorter.
set -eu

source=$1
binary=$2
here=$source/tests/bench
tools=$binary/tests
count=${SUPPLEMENT_BENCH_PUBLISHED:-1000}
count_low=20
count_high=60

sample=$source/samples/25135-contactcenter-medewerker.xml
program=$binary/supplement
export LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1767225600

folder=$(mktemp -d /dev/shm/supplement-bench.XXXXXX 2>/dev/null || mktemp -d)
trap 'rm -rf "$folder"' EXIT
. "$here/figures.sh"

for number in $count_low $count_high $count; do
    mkdir -p "$folder/$number/qualifications"
    LC_ALL=C awk -v count="$number" -v folder="$folder/$number" -f "$here/inventory.awk" "$sample"
done

# measure NAME: publishes all; CPU time, wall time and memory go to $folder/measured-NAME
measure() {
    "$tools/bench-measure" 1 "$program" publish "$folder/$count/qualifications" -o "$folder/site" >"$folder/measured-$1" 2>"$folder/said" ||
        fail "$(tail -n 20 "$folder/said")"
}
measure first
pages=$(find "$folder/site" -name '??.pdf' | wc -l)
[ "$pages" -ge $((3 * count)) ] || fail "$count qualifications in three editions made $pages PDFs"
measure nothing
sed 's/Voert/Doet/' "$folder/$count/qualifications/30001.xml" >"$folder/changed"
cp "$folder/changed" "$folder/$count/qualifications/30001.xml"
measure change
largest=$(find "$folder/site" -name '??.png' | xargs stat -c %s | sort -n | tail -n 1)

share=$(ratio "$(field 1 1 "$folder/measured-change")" "$(field 1 1 "$folder/measured-first")")
memory=$(megabytes "$(cut -d ' ' -f 3 "$folder/measured-first")")
echo "A site: $count qualifications, three editions each, as page, PDF and picture"
printf '  %-44s %8s\n' \
    "editions a second of CPU time" "$(awk -v editions=$((3 * count)) '{ printf "%.0f", editions / $1 * 1e3 }' "$folder/measured-first")" \
    "bytes of the largest picture" "$largest" \
    "again, nothing changed: share of CPU time" "$(ratio "$(field 1 1 "$folder/measured-nothing")" "$(field 1 1 "$folder/measured-first")")"
printf '  %-44s %8s      %s\n' "again after one change" "$share" "$(judge "$share" most 0.01 0.005 '')"
printf '  %-44s %8s MB   %s\n' "most memory" "$memory" "$(judge "$memory" most 64 '' ' MB')"

for number in $count_low $count_high; do
    instructions "publish-$number" 'supplement' --dump-line=yes "$program" publish "$folder/$number/qualifications" -o "$folder/site-$number"
done
awk -F '\t' -v editions=$((3 * (count_high - count_low))) '
    FNR == 1 { run++ }
    { cost[$2] += (run == 1 ? -$1 : $1) / editions / 1000 }
    END {
        for (name in cost) {
            printf "%.1f\t%s\n", cost[name], name
            total += cost[name]
            if (name ~ /^(libcairo|libpixman-1|libharfbuzz|libdeflate|supplement-image)$/)
                picture += cost[name]
        }
        printf "%.1f\tall together\n%.1f\tbut for pictures\n", total, total - picture
    }' "$folder/rooms-publish-$count_low" "$folder/rooms-publish-$count_high" | sort -rn >"$folder/thousands"
echo
echo "Instructions an edition, in thousands, by room and library (callgrind, without the start)"
awk -F '\t' '$1 >= 1 { printf "  %-44s %10s\n", $2, $1 }' "$folder/thousands"
kept=$(awk -F '\t' '$2 == "but for pictures" { print $1 }' "$folder/thousands")
printf '  %-44s %10s    %s\n' "a page and a PDF" "$kept" "$(judge "$kept" most 11220 5610 '')"
