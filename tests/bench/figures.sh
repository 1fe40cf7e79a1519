# Figures and how they stand, for bench.sh and cohort.sh, which source this. They name the folder of the measurement $folder,
# and that of this file $here.

# field LINE COLUMN FILE
field() {
    awk -v line="$1" -v column="$2" 'NR == line { print $column }' "$3"
}

# median: of the numbers on standard input
median() {
    sort -n | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'
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
