#!/bin/sh
# What a cohort costs: `supplement export`, beside two references, measured in turns, so that the machine's other work meets
# all alike. `./dev bench` runs it.
#
#     cohort.sh SOURCE_FOLDER BINARY_FOLDER
#
# (a) open, write and close of the same number of files of the same sizes in the same folders, from memory, in one thread
#     (write_files.c): what the system asks for the files alone.
# (b) cairo and Pango drawing the text of the same documents, untagged, without the data (pango.c), into memory.
#
# What is compared is CPU time, user and system together, so that all hold for one core: of the whole process of the export,
# its start and register included; of the loops alone in (a) and (b). The time passed is printed beside it, and how many of
# the machine's CPUs the export kept busy, which on a machine that does other work as well say little.
#
# How much sooner the export is done on two CPUs than on one is compared with what the machine has to give: (c) two exports that share
# nothing, of half the rows each into folders of their own, side by side on the two CPUs and one after the other on one. Two CPUs that
# share memory, caches or a kernel, or do other work, are not twice one; so the bar is a share of (c), and that of twice as soon can only
# be met where (c) meets it.
#
# Both are done once more on the disk that holds BINARY_FOLDER, the export synced and with --sync=none; and while another process
# writes and syncs there, as on a crowded machine. These figures are for comparison, and have no bar: what they are of is the disk.
#
# SUPPLEMENT_BENCH_ROWS (10000), SUPPLEMENT_BENCH_MANY (100000; 0 leaves this measurement of memory out), SUPPLEMENT_BENCH_TURNS
# (5), SUPPLEMENT_BENCH_SECONDS (1, for (b)) and SUPPLEMENT_BENCH_DRAWN (200 files for veraPDF; 0 leaves it out) make it longer
# or shorter. 100,000 rows are 200,000 files, which need some gigabytes of /dev/shm; without that room it is not measured.
set -eu

source=$1
binary=$2
here=$source/tests/bench
tools=$binary/tests
rows=${SUPPLEMENT_BENCH_ROWS:-10000}
many=${SUPPLEMENT_BENCH_MANY:-100000}
turns=${SUPPLEMENT_BENCH_TURNS:-5}
seconds=${SUPPLEMENT_BENCH_SECONDS:-1}
drawn=${SUPPLEMENT_BENCH_DRAWN:-200}
few=1000
half=$((rows / 2))
languages="nl en"
cpus=$(getconf _NPROCESSORS_ONLN)

sample=$source/samples/25135-contactcenter-medewerker.xml
program=$binary/supplement
export LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1767225600

# In memory where that is possible: a disk would say nothing about either program.
folder=$(mktemp -d /dev/shm/supplement-bench.XXXXXX 2>/dev/null || mktemp -d)
disk=$(mktemp -d "$binary/bench.XXXXXX")
trap 'rm -rf "$folder" "$disk"' EXIT
. "$here/figures.sh"

# make_cohort ROWS: in $folder/ROWS
make_cohort() {
    [ -d "$folder/$1" ] || sh "$here/make-cohort.sh" "$1" "$folder/$1"
}

# export_command ROWS OUTPUT: as words for others to run
export_command() {
    echo "$program export $folder/$1/cohort.csv --qualifications $folder/$1/qualifications -o $2"
}

prepare() {
    [ -x "$tools/bench-pango" ] || {
        echo "cohort.sh: $tools/bench-pango is missing; install libpango1.0-dev and configure again" >&2
        exit 1
    }
    make_cohort "$rows"
    make_cohort "$half"
    for language in $languages; do
        "$program" render "$sample" -l "$language" -o "$folder/sample.trace" \
            --field holder.name=HOLDER --field holder.diploma=D-2026-0000001 --field holder.date=2026-07-10
        awk -f "$here/places.awk" "$folder/sample.trace" >"$folder/places-$language"
    done
    sed '1d; s/^[0-9]*;//; s/;[0-9-]*;[0-9]*;nl,en;.*//' "$folder/$rows/cohort.csv" >"$folder/names"
}

# ------------------------------------------------------------------------------------------------ the measurements

# What was written: a line for each PDF file, size and path, and the folders.
list_files() {
    find "$folder/out" -type f -name '*.pdf' -printf '%s %P\n' >"$folder/files"
    (cd "$folder/out" && find . -type d) >"$folder/folders"
    documents=$(wc -l <"$folder/files")
    [ "$documents" -eq $((2 * rows)) ] || {
        echo "cohort.sh: $rows rows in two languages made $documents documents" >&2
        exit 1
    }
}

measure_files() {
    mkdir "$folder/written"
    (cd "$folder/written" && xargs -d '\n' mkdir -p) <"$folder/folders"
    "$tools/bench-write-files" "$folder/files" "$folder/written" >>"$folder/measured-files"
    rm -rf "$folder/written"
}

# measure_pango again|kept: in each language
measure_pango() {
    for language in $languages; do
        "$tools/bench-pango" "$folder/places-$language" "$source/fonts/NotoSans-Regular.ttf" "$source/fonts/NotoSans-Bold.ttf" \
            "$folder/names" "$1" "$seconds" >>"$folder/measured-$1-$language"
    done
}

# measure_passed NAME CPUS COMMAND...: on those CPUs, into folders that are not there
measure_passed() {
    measured=$folder/measured-$1-$2
    cores=$2
    shift 2
    rm -rf "$folder/out" "$folder/half" "$folder/other-half"
    taskset -c "$cores" "$tools/bench-measure" 1 "$@" >>"$measured"
}

# In time passed, on the first CPU and on the first two: (c), and the export, which is left there.
measure_cores() {
    [ "$cpus" -gt 1 ] && command -v taskset >/dev/null || return 0
    one=$(export_command "$half" "$folder/half")
    other=$(export_command "$half" "$folder/other-half")
    measure_passed halves 0 /bin/sh -c "$one && $other"
    measure_passed halves 0,1 /bin/sh -c "$one & $other && wait \$!"
    measure_passed cores 0 $(export_command "$rows" "$folder/out")
    measure_passed cores 0,1 $(export_command "$rows" "$folder/out")
}

measure_turns() {
    turn=0
    while [ $turn -lt "$turns" ]; do
        rm -rf "$folder/out"
        "$tools/bench-measure" 1 $(export_command "$rows" "$folder/out") >>"$folder/measured-export"
        [ $turn -gt 0 ] || list_files
        measure_files
        measure_cores
        measure_pango again
        measure_pango kept
        turn=$((turn + 1))
    done
}

# measure_memory ROWS: prints kilobytes
measure_memory() {
    make_cohort "$1"
    "$tools/bench-measure" 1 $(export_command "$1" "$folder/memory") >"$folder/measured-memory"
    rm -rf "$folder/memory"
    field 1 3 "$folder/measured-memory"
}

# Is there room for so many kilobytes, in the folder and, as that is memory, in memory?
has_room() {
    free=$(df -k --output=avail "$folder" | tail -n 1)
    memory=$(awk '$1 == "MemAvailable:" { print $2 }' /proc/meminfo)
    [ "$free" -gt "$1" ] && [ "$memory" -gt "$1" ]
}

measure_all_memory() {
    few_memory=$(measure_memory $few)
    rows_memory=$(cut -d ' ' -f 3 "$folder/measured-export" | sort -n | tail -n 1)
    many_memory=
    [ "$many" -gt 0 ] || return 0
    needed=$(awk -v rows="$many" -v of="$rows" '{ size += $1 } END { printf "%.0f", size * 1.3 / 1024 * rows / of }' "$folder/files")
    if has_room "$needed"; then
        many_memory=$(measure_memory "$many")
        cp "$folder/measured-memory" "$folder/measured-many"
    else
        echo "cohort.sh: $many rows need $needed KB of memory and of $folder, which are not there" >&2
    fi
}

# A difference between two counts of rows: what the start costs is in both.
count_low=200
count_high=1200

measure_instructions() {
    for count in $count_low $count_high; do
        make_cohort $count
        instructions $count 'supplement(-issue.so)?' --dump-line=yes $(export_command $count "$folder/counted")
        rm -rf "$folder/counted"
    done
}

# ------------------------------------------------------------------------------------------------ the tables

# How many times sooner on two CPUs than on one.
sooner() {
    ratio "$(column 4 "$folder/measured-$1-0")" "$(column 4 "$folder/measured-$1-0,1")"
}

print_cores() {
    export_sooner=$(sooner cores)
    halves_sooner=$(sooner halves)
    share=$(ratio "$export_sooner" "$halves_sooner")
    printf '  %-34s %8s      %s\n' \
        "two CPUs against one, passed" "$export_sooner" "$(judge "$export_sooner" least 1.9 '' '')" \
        "(c) two halves that share nothing" "$halves_sooner" "" \
        "share of (c)" "$share" "$(judge "$share" least 0.95 '' '')"
}

print_time() {
    export_cpu=$(column 1 "$folder/measured-export")
    export_passed=$(column 4 "$folder/measured-export")
    files_cpu=$(column 1 "$folder/measured-files")
    times=$(ratio "$export_cpu" "$files_cpu")
    speed=$(awk -v count="$documents" -v cpu="$export_cpu" 'BEGIN { printf "%.0f", count / cpu * 1e3 }')
    pango=$(pango_speed measured-again)
    echo
    echo "CPU time (user and system) and time passed, ms, median of $turns in turns"
    printf '  %-34s %8s %8s\n' \
        "" "CPU" "passed" \
        "supplement export" "$export_cpu" "$export_passed" \
        "    user and system" "$(column 5 "$folder/measured-export")" "$(column 6 "$folder/measured-export")" \
        "(a) open, write, close" "$files_cpu" "$(column 2 "$folder/measured-files")"
    printf '  %-34s %8s      %s\n' \
        "times the CPU time of (a)" "$times" "$(judge "$times" most 3 2.5 '')" \
        "CPUs kept busy" "$(ratio "$export_cpu" "$export_passed")" "of $cpus"
    [ ! -s "$folder/measured-cores-0" ] || print_cores
    echo
    echo "Documents a second of CPU time, of one core"
    printf '  %-34s %8s\n' \
        "supplement export" "$speed" \
        "(b) cairo and Pango" "$pango" \
        "the same, with layouts kept" "$(pango_speed measured-kept)"
    times=$(ratio "$speed" "$pango")
    printf '  %-34s %8s      %s\n' \
        "times as many as (b)" "$times" "$(judge "$times" least 100 '' '')" \
        "times as many as with kept ones" "$(ratio "$speed" "$(pango_speed measured-kept)")" ""
}

# print_memory_of ROWS KILOBYTES
print_memory_of() {
    most=$(megabytes "$2")
    printf '  %-34s %8s MB   %s\n' "$1 rows" "$most" "$(judge "$most" most 64 '' ' MB')"
}

print_memory() {
    echo
    echo "Most memory of the export"
    print_memory_of $few "$few_memory"
    print_memory_of "$rows" "$rows_memory"
    if [ -n "$many_memory" ]; then
        print_memory_of "$many" "$many_memory"
        printf '  %-34s %8s s\n' "$many rows took" "$(awk '{ printf "%.1f", $4 / 1e3 }' "$folder/measured-many")"
    elif [ "$many" -gt 0 ]; then
        printf '  %-34s %8s\n' "$many rows" "not measured"
    fi
}

# Thousands of instructions a document, by room.
print_instructions() {
    echo
    echo "Instructions a document, in thousands, by room and library (callgrind, without the start)"
    awk -F '\t' -v documents=$((2 * (count_high - count_low))) '
        FNR == 1 { run++ }
        { cost[$2] += (run == 1 ? -$1 : $1) / documents; total += (run == 1 ? -$1 : $1) / documents }
        END {
            for (name in cost)
                printf "%.1f\t%s\n", cost[name] / 1000, name
            printf "%.1f\t%s\n", total / 1000, "all together"
        }' "$folder/rooms-$count_low" "$folder/rooms-$count_high" | sort -rn |
        awk -F '\t' '$1 >= 0.1 { printf "  %-34s %10s\n", $2, $1 }'
    ! grep -q sha_ni /proc/cpuinfo ||
        echo "  (libnettle: this CPU has instructions for SHA-256, which valgrind does not know: it really takes far fewer)"
}

print_conformance() {
    echo
    echo "veraPDF"
    for verapdf in "$source"/build/verapdf/greenfield-apps-*.jar; do
        sh "$here/draw.sh" "$folder/out" "$drawn" "$verapdf" | sed 's/^/  /'
    done
}

# measure_on_disk NAME OPTION: the export, then (a), each into a folder of its own. Nothing is removed before all is measured: for
# minutes after a file was removed ext4 takes its inode for no other, and looks at each such inode whenever one is made
# (recently_deleted of fs/ext4/ialloc.c), which costs up to ten times what the export itself does.
measure_on_disk() {
    "$tools/bench-measure" 1 $(export_command "$rows" "$disk/out-$1") $2 >"$folder/disk-$1"
    mkdir "$disk/files-$1"
    (cd "$disk/files-$1" && xargs -d '\n' mkdir -p) <"$folder/folders"
    "$tools/bench-write-files" "$folder/files" "$disk/files-$1" >"$folder/disk-files-$1"
}

# Writes and syncs until it is ended.
crowd() {
    while dd if=/dev/zero of="$disk/crowd" bs=64k count=64 conv=fsync 2>/dev/null; do
        rm "$disk/crowd"
    done
}

measure_disk() {
    measure_on_disk synced ''
    measure_on_disk unsynced --sync=none
    crowd &
    crowding=$!
    measure_on_disk crowded ''
    measure_on_disk crowded-unsynced --sync=none
    kill $crowding
    wait $crowding 2>/dev/null || true
}

# print_disk_of NAME TITLE
print_disk_of() {
    export_cpu=$(column 1 "$folder/disk-$1")
    files_cpu=$(column 1 "$folder/disk-files-$1")
    printf '  %-34s %8s %8s %8s %8s   %s times the CPU time\n' "$2" "$export_cpu" "$(column 4 "$folder/disk-$1")" \
        "$files_cpu" "$(column 2 "$folder/disk-files-$1")" "$(ratio "$export_cpu" "$files_cpu")"
}

print_disk() {
    echo
    echo "On disk ($(stat -f -c %T "$disk")), ms"
    printf '  %-34s %8s %8s %8s %8s\n' "" "CPU" "passed" "(a) CPU" "passed"
    print_disk_of synced "synced"
    print_disk_of unsynced "--sync=none"
    print_disk_of crowded "synced, a crowded disk"
    print_disk_of crowded-unsynced "--sync=none, a crowded disk"
}

prepare
measure_turns
awk -v rows="$rows" -v folder="$folder" -v kind="$(stat -f -c %T "$folder")" -v cpus="$cpus" '
    { size += $1 }
    END { printf "A cohort of %d rows, each in two languages: %d files of %.1f KB on average, in %s (%s), %d CPUs\n",
        rows, NR, size / NR / 1024, folder, kind, cpus }' "$folder/files"
print_time
measure_disk
print_disk
[ "$drawn" -eq 0 ] || print_conformance
rm -rf "$folder/out"
measure_all_memory
print_memory
measure_instructions
print_instructions
