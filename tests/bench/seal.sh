#!/bin/sh
# What a seal costs: `supplement export --seal` beside the same export without it, and beside pyHanko sealing as many of the same
# files with the same key, measured in turns; and what a code on paper costs: the same export into a register that has an address.
# `./dev bench` runs it.
#
#     seal.sh SOURCE_FOLDER BINARY_FOLDER
#
# The key is on P-256. Of the exports CPU time is compared, user and system together, of all rows: of those that ran one after the other,
# the first one by turns, and of these ratios the median, so that a machine that is busier for some seconds does not speak for one side.
# Documents a second are those of CPU time too. pyHanko's is its loop alone, from memory into memory, without a timestamp, in every
# fourth turn. As many signatures alone, and the same by GnuTLS, stand beside it: so much of the difference is not the program's own.
#
# SUPPLEMENT_BENCH_SEALED (10,000) and SUPPLEMENT_BENCH_TURNS (9) make it longer or shorter. pyHanko 0.38 is installed from PyPI into a
# folder that is removed again, unless SUPPLEMENT_BENCH_PYTHON names a python3 that has it.
set -eu

source=$1
binary=$2
here=$source/tests/bench
rows=${SUPPLEMENT_BENCH_SEALED:-10000}
turns=${SUPPLEMENT_BENCH_TURNS:-9}
key=$source/tests/data/seal/p256.pem

program=$binary/supplement
export LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1767225600

folder=$(mktemp -d /dev/shm/supplement-bench.XXXXXX 2>/dev/null || mktemp -d)
trap 'rm -rf "$folder"' EXIT
. "$here/figures.sh"

# measure_export NAME OPTION...
measure_export() {
    name=$1
    shift
    rm -rf "$folder/out"
    [ "$name" != coded ] || give_address
    "$binary/tests/bench-measure" 1 "$program" export "$folder/cohort.csv" --qualifications "$folder/cohort/qualifications" \
        -o "$folder/out" "$@" >>"$folder/measured-$name" 2>"$folder/said" || fail "$(cat "$folder/said")"
    found=$(find "$folder/out" -name '*.pdf' | wc -l)
    [ "$found" -eq "$rows" ] || fail "$rows rows made $found documents"
}

give_address() {
    mkdir "$folder/out"
    "$program" register address "$folder/out/register.db" https://check.school.nl >"$folder/said" || fail "$(cat "$folder/said")"
}

# seconds NAME: CPU time of an export
seconds() {
    column 1 "$folder/measured-$1" | awk '{ printf "%.3f", $1 / 1000 }'
}

# ratios NAME: of the CPU times of each turn, of that export to the one without
ratios() {
    cut -d ' ' -f 1 "$folder/measured-unsealed" | paste -d ' ' - "$folder/measured-$1" | awk '{ printf "%.3f\n", $2 / $1 }'
}

measure_others() {
    "$binary/tests/bench-sign" "$key" "$rows" >>"$folder/measured-signatures"
    "$python" "$here/seal_pyhanko.py" "$key" "$folder/out" >>"$folder/measured-pyhanko"
}

# The one without stands between the others.
measure_turn() {
    [ $((turn % 2)) -eq 0 ] || measure_export coded
    [ $((turn % 2)) -ne 0 ] || measure_export sealed --seal "$key"
    measure_export unsealed
    [ $((turn % 2)) -eq 0 ] || measure_export sealed --seal "$key"
    [ $((turn % 4)) -ne 0 ] || measure_others
    [ $((turn % 2)) -ne 0 ] || measure_export coded
}

sh "$here/make-cohort.sh" "$rows" "$folder/cohort"
sed 's/;nl,en;/;nl;/' "$folder/cohort/cohort.csv" >"$folder/cohort.csv"
find_python 'pyhanko==0.38.0'
turn=0
while [ $turn -lt "$turns" ]; do
    measure_turn
    turn=$((turn + 1))
done
sealed=$(seconds sealed) unsealed=$(seconds unsealed)
times=$(ratios sealed | median) coded_times=$(ratios coded | median)
ours=$(ratio "$rows" "$sealed")
pyhanko=$(median <"$folder/measured-pyhanko")
faster=$(ratio "$ours" "$pyhanko")
echo "CPU time (user and system) of $rows documents, one a row, sealed by a key on P-256, median of $turns in turns"
printf '  %-34s %8s s\n' "export" "$unsealed"
printf '  %-34s %8s s\n' "export --seal" "$sealed"
printf '  %-34s %8s s\n' "    as many signatures alone" "$(column 1 "$folder/measured-signatures")"
printf '  %-34s %8s s\n' "    the same by GnuTLS" "$(column 2 "$folder/measured-signatures")"
printf '  %-34s %8s      %s\n' "    times without" "$times" "$(judge "$times" most 1.6 '' '')"
printf '  %-34s %8s\n' "        from" "$(ratios sealed | sort -n | head -n 1)" "        to" "$(ratios sealed | sort -n | tail -n 1)"
printf '  %-34s %8s s\n' "export, with a code on each" "$(seconds coded)"
printf '  %-34s %8s      %s\n' "    times without" "$coded_times" "$(judge "$coded_times" most 1.5 '' '')"
printf '  %-34s %8s a second\n' "pyHanko $("$python" -c 'import pyhanko.version as v; print(v.__version__)')" "$pyhanko"
printf '  %-34s %8s      %s\n' "    export --seal, times pyHanko" "$faster" "$(judge "$faster" least 200 '' '')"
