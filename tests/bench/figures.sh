# Figures and how they stand, for the scripts beside, which source this. They name the folder of the measurement $folder,
# and that of this file $here.

fail() {
    echo "$(basename "$0"): $*" >&2
    exit 1
}

# field LINE COLUMN FILE
field() {
    awk -v line="$1" -v column="$2" 'NR == line { print $column }' "$3"
}

# median: of the numbers on standard input
median() {
    sort -n | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'
}

# column NUMBER FILE: its median
column() {
    cut -d ' ' -f "$1" "$2" | median
}

# pango_speed NAME: documents a second, as many in each of $languages, of what was measured in $folder/NAME-LANGUAGE
pango_speed() {
    for language in $languages; do
        median <"$folder/$1-$language"
    done | awk '{ time += 1 / $1 } END { printf "%.1f", NR / time }'
}

# find_python PACKAGE: $python is one that has the package from PyPI, in $folder, unless SUPPLEMENT_BENCH_PYTHON names another
find_python() {
    python=${SUPPLEMENT_BENCH_PYTHON:-}
    [ -z "$python" ] || return 0
    python=$folder/python/bin/python
    python3 -m venv "$folder/python" && "$python" -m pip -q install "$1" >"$folder/pip.log" 2>&1 ||
        fail "$1 cannot be installed: $(cat "$folder/pip.log")"
}

ratio() {
    awk -v a="$1" -v b="$2" 'BEGIN { printf "%.3f", a / b }'
}

# megabytes KILOBYTES
megabytes() {
    awk -v kilobytes="$1" 'BEGIN { printf "%.1f", kilobytes / 1024 }'
}

# judge VALUE most|least REQUIREMENT GOAL UNIT: how a figure stands
judge() {
    awk -v value="$1" -v sense="$2" -v required="$3" -v goal="$4" -v unit="$5" 'BEGIN {
        sign = sense == "most" ? 1 : -1
        verdict = sign * value <= sign * required ? "pass" : "FAIL"
        if (goal != "")
            verdict = verdict (sign * value <= sign * goal ? ", goal reached" : ", goal not reached")
        printf "at %s %s%s%s: %s\n", sense, required, unit, goal == "" ? "" : " (goal " goal unit ")", verdict
    }'
}

# instructions NAME PROGRAM CALLGRIND-OPTION COMMAND...: writes "instructions <tab> room" lines to $folder/rooms-NAME.
# PROGRAM is a regular expression for the file names of what has rooms; all else counts as a library.
instructions() {
    name=$1
    file=$2
    option=$3
    shift 3
    valgrind --tool=callgrind --callgrind-out-file="$folder/callgrind-$name" "$option" "$@" >/dev/null 2>"$folder/valgrind-$name" || {
        cat "$folder/valgrind-$name" >&2
        return 1
    }
    awk -v program="$file" -f "$here/rooms.awk" "$folder/callgrind-$name" >"$folder/rooms-$name"
}
