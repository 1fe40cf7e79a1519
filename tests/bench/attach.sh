#!/bin/sh
# What diplomas cost: `supplement export --diplomas`, beside pikepdf joining the same two files, measured in turns. `./dev bench`
# runs it.
#
#     attach.sh SOURCE_FOLDER BINARY_FOLDER
#
# The diplomas are LibreOffice's, PDF/A-3b and tagged, one for each holder. What is compared is CPU time a whole, user and system
# together: of the export, which also reads the cohort, looks at each diploma beforehand, makes the supplements, writes files and
# register, as the difference of two counts of rows, so that its start is not in it; of pikepdf (join_pikepdf.py) the loop alone,
# from memory into memory. It appends pages and nothing else: tags, data, outline and claims are lost by that.
#
# SUPPLEMENT_BENCH_WHOLES (400) and SUPPLEMENT_BENCH_TURNS (5) make it longer or shorter. pikepdf 10 is installed from PyPI into a
# folder that is removed again, unless SUPPLEMENT_BENCH_PYTHON names a python3 that has it.
set -eu

source=$1
binary=$2
here=$source/tests/bench
wholes=${SUPPLEMENT_BENCH_WHOLES:-400}
turns=${SUPPLEMENT_BENCH_TURNS:-5}
few=10

program=$binary/supplement
export LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1767225600

folder=$(mktemp -d /dev/shm/supplement-bench.XXXXXX 2>/dev/null || mktemp -d)
trap 'rm -rf "$folder"' EXIT
. "$here/figures.sh"

# ------------------------------------------------------------------------------------------------ what is joined

make_diploma() {
    command -v soffice >/dev/null || fail "a program is missing: soffice (LibreOffice)"
    soffice -env:UserInstallation="file://$folder/office" --headless --convert-to \
        'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"3"}}' --outdir "$folder" "$source/tests/data/diploma.fodt" \
        >"$folder/office.log" 2>&1 || fail "LibreOffice makes no diploma: $(cat "$folder/office.log")"
}

# The same diploma for each holder, but for the identifier in its trailer: no two files may be equal.
make_diplomas() {
    mkdir "$folder/diplomas"
    identifier=$(LC_ALL=C sed -n 's/.*\/ID \[ <\([0-9A-F]*\)>.*/\1/p' "$folder/diploma.pdf")
    number=1
    while [ $number -le "$wholes" ]; do
        LC_ALL=C sed "s/$identifier/$(printf '%032X' $number)/" "$folder/diploma.pdf" \
            >"$folder/diplomas/$(printf 'D-2026-%07d' $number).pdf"
        number=$((number + 1))
    done
}

prepare() {
    sh "$here/make-cohort.sh" "$wholes" "$folder/cohort"
    sed 's/;nl,en;/;nl;/' "$folder/cohort/cohort.csv" >"$folder/$wholes.csv"
    head -n $((few + 1)) "$folder/$wholes.csv" >"$folder/$few.csv"
    make_diploma
    make_diplomas
    find_python 'pikepdf>=10,<11'
    "$program" render "$folder/cohort/qualifications/25135.xml" -l nl -o "$folder/supplement.pdf" \
        --field holder.name=HOLDER --field holder.diploma=D-2026-0000001 --field holder.date=2026-07-10
}

# ------------------------------------------------------------------------------------------------ the measurements

# measure_export ROWS WAY
measure_export() {
    rm -rf "$folder/out"
    "$binary/tests/bench-measure" 1 "$program" export "$folder/$1.csv" --qualifications "$folder/cohort/qualifications" \
        -o "$folder/out" --diplomas "$folder/diplomas/{holder.diploma}.pdf" ${2#--append} >>"$folder/measured-$1$2" 2>"$folder/said" ||
        fail "$(cat "$folder/said")"
    found=$(find "$folder/out" -name '*.pdf' | wc -l)
    [ "$found" -eq "$1" ] || fail "$1 rows made $found wholes"
}

measure_turns() {
    turn=0
    while [ $turn -lt "$turns" ]; do
        for way in --append --embed --collection; do
            measure_export $few $way
            measure_export "$wholes" $way
        done
        "$python" "$here/join_pikepdf.py" "$folder/supplement.pdf" "$folder/diplomas" >>"$folder/measured-pikepdf"
        turn=$((turn + 1))
    done
}

# whole_time WAY: CPU time a whole [ms]
whole_time() {
    most=$(column 1 "$folder/measured-$wholes$1")
    least=$(column 1 "$folder/measured-$few$1")
    awk -v most="$most" -v least="$least" -v count=$((wholes - few)) 'BEGIN { printf "%.3f", (most - least) / count }'
}

# print_way WAY BAR GOAL
print_way() {
    time=$(whole_time $1)
    times=$(ratio "$time" "$pikepdf")
    printf '  %-34s %8s ms\n' "export --diplomas, ${1#--}" "$time"
    printf '  %-34s %8s      %s\n' "    times pikepdf" "$times" "$(judge "$times" most "$2" "$3" '')"
}

prepare
measure_turns
pikepdf=$(median <"$folder/measured-pikepdf")
echo "CPU time a whole (user and system), of $wholes diplomas of $(wc -c <"$folder/diploma.pdf") bytes, median of $turns in turns"
printf '  %-34s %8s ms\n' "pikepdf $("$python" -c 'import pikepdf; print(pikepdf.__version__)'), pages alone" "$pikepdf"
print_way --append 1.0 0.3
print_way --embed 0.6 0.2
print_way --collection 0.6 0.2
