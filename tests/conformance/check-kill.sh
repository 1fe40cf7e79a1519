# An export that is killed again and again comes to the same end as one that was left alone.
#
#     check-kill.sh PROGRAM - - - - KILL.so
#
# It kills itself, by kill.c, at steps that it takes on the disk: so the work is the same on every machine. SUPPLEMENT_KILLS and
# SUPPLEMENT_ROWS say how often and for how many rows.
set -eu
export LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1780000000
program=$(realpath "$1")
kill=$(realpath "$6")
root=$(dirname "$(dirname "$(dirname "$(realpath "$0")")")")
kills=${SUPPLEMENT_KILLS-16}
attached= # to diplomas
name='{name}'
rows=${SUPPLEMENT_ROWS-4500} # more than are entered in the register at once
case $program in */asan/*) kills=${SUPPLEMENT_KILLS-8} rows=${SUPPLEMENT_ROWS-400} ;; esac

# In memory, if there is enough of it: what is killed is a process, not the machine, and a disk takes its time.
place=${TMPDIR-/tmp}
[ "$(df --output=avail -k /dev/shm 2>/dev/null | tail -1)" -lt 1000000 ] 2>/dev/null || [ ! -w /dev/shm ] || place=/dev/shm
work=$(mktemp -d -p "$place")
trap 'rm -rf "$work"' EXIT
cd "$work"
cp -R "$root/tests/golden/base/." .
for name in fonts layouts/flags layouts/hyphenation; do
    ln -s "$root/$name" "$(basename $name)"
done
mkdir qualifications
sed '0,/<title>/s|<title>|<code register="crebo">10001</code><title>|' qualification.xml >qualifications/baker.xml
sed -i 's|holder\.date|holder.diploma|' layout.xml

fail() {
    echo "check-kill: $*" >&2
    exit 1
}

# cohort WORD: a graduate a row, every tenth in two languages; every seventh has the name of another.
cohort() {
    awk -v rows="$rows" -v word="$1" 'BEGIN {
        print "name;code;language;diploma"
        for (i = 1; i <= rows; i++)
            printf "Zoë %s-%d;10001;%s;D-%d\n", i % 7 ? "Jansen" : word, i % 7 ? i : i % 11, i % 10 ? "nl" : "nl en", i
    }'
}
cohort Vos >cohort.csv
cohort Vossen >changed.csv

# run OUTPUT COHORT STEP: is killed at that step; 0: at none.
run() {
    env LD_PRELOAD="$kill" KILL_AT="$3" ASAN_OPTIONS="${ASAN_OPTIONS-}:verify_asan_link_order=0" \
        "$program" export "$2" -L layout.xml -q qualifications -o "$1" --name "$name-{language}.pdf" \
        ${attached:+--diplomas 'diplomas/{diploma}.pdf'}
}
# What the register holds, in the order of its numbers.
dump() {
    "$program" register list "$1/register.db" --csv | sort
}

# alone COHORT WHOLE: what it is like without a kill, in WHOLE with its register as WHOLE.rows; sets how many steps it took.
alone() {
    run "$2" "$1" 0 >alone.log 2>&1 || { tail alone.log >&2; fail "an export left alone fails"; }
    steps=$(sed -n 's/^steps: //p' alone.log)
    [ "${steps:-0}" -gt $((rows / 2)) ] || fail "the steps of an export are not counted: $(tail -n 9 alone.log)"
    dump "$2" >"$2.rows"
}

# same WHOLE: broken/ is what it is like without a kill.
same() {
    ! find broken -name '.*' | grep . >&2 || fail "files in the making are left"
    dump broken >broken.rows
    cmp "$1.rows" broken.rows || { diff "$1.rows" broken.rows | head >&2; fail "the registers differ"; }
    diff -rq --exclude=register.db "$1" broken >&2 || fail "the folders differ"
    [ "$(find broken -name '*.pdf' | wc -l)" -eq "$(($(wc -l <broken.rows) - 1))" ] || fail "not as many files as entries"
}

# What there is in a folder: how many documents, and of the register how large it is, and its contents.
documents() {
    find "$1" -name '*.pdf' | wc -l
}
size() {
    stat -c %s "$1/register.db" 2>/dev/null || echo 0
}
register() {
    cksum "$1/register.db" 2>/dev/null || echo none
}

# note_phase DOCUMENTS REGISTER: how far the export came that began with these before it was killed: it entered documents or was
# about to, it wrote some, or it had not come farther than one before it.
note_phase() {
    if [ "$(register broken)" != "$2" ]; then
        entering=$((entering + 1))
    elif [ "$(documents broken)" -gt "$1" ]; then
        writing=$((writing + 1))
    else
        behind=$((behind + 1))
    fi
}

# moment TRY WHOLE BEFORE: a step of those that are left, as far as the register shows that: they lie evenly from the first to the
# last, in an order that goes to and fro and begins near the end.
moment() {
    awk -v try="$1" -v steps="$steps" -v begun="$(size "$3")" -v done="$(size broken)" -v whole="$(size "$2")" 'BEGIN {
        left = whole > begun ? (whole - done) / (whole - begun) : 1
        part = 0.35 + try * 0.6180339887
        printf "%d", 1 + (part - int(part)) * steps * (left < 0.02 ? 0.02 : left)
    }'
}

# killed COHORT WHOLE BEFORE TIMES: kills so many runs, in folders that begin as BEFORE; a run that had fewer steps left begins
# anew, as some others do.
killed() {
    tries=0
    ended=0
    behind=0
    writing=0
    entering=0
    while [ $((tries - ended)) -lt "$4" ] && [ $tries -lt $(($4 * 3)) ]; do
        [ $((tries % 4)) -ne 3 ] || rm -rf broken
        [ -e broken ] || cp -a "$3" broken
        tries=$((tries + 1))
        documents=$(documents broken)
        register=$(register broken)
        status=0
        run broken "$1" "$(moment $tries "$2" "$3")" >broken.log 2>&1 || status=$?
        case $status in
        137) note_phase "$documents" "$register" ;;
        0)
            same "$2"
            rm -rf broken
            ended=$((ended + 1))
            ;;
        *) tail broken.log >&2; fail "an export fails after it was killed" ;;
        esac
    done
    [ $entering -gt 0 ] || fail "it was never killed while it entered what it had written"
    [ $((tries - ended)) -eq "$4" ] || fail "it was killed only $((tries - ended)) times of $tries"
    [ -e broken ] || cp -a "$3" broken
    run broken "$1" 0 >broken.log 2>&1 || { tail broken.log >&2; fail "the last export fails"; }
    same "$2"
    rm -rf broken
    echo "$1: of $steps steps, killed $4 times: $behind where it was already, $writing while it wrote, $entering while it entered" \
        "some; came to its end $((ended + 1)) times, $(documents "$2") files"
}

# A diploma a row, each another.
diplomas() {
    mkdir diplomas
    for number in $(seq "$rows"); do
        { cat plain.pdf; echo "% $number"; } >"diplomas/D-$number.pdf"
    done
}

mkdir none
alone cohort.csv first
killed cohort.csv first none $((kills / 2))
cp -a first second
alone changed.csv second
killed changed.csv second first $((kills - kills / 2))

# The same where the new file takes the place of the old one.
name='{diploma}'
rm -rf first second
alone cohort.csv first
cp -a first second
alone changed.csv second
replaced=$(find second/replaced -name '* (1).pdf' | wc -l)
[ "$replaced" -ge $((rows / 7)) ] && [ "$replaced" -eq "$(grep -c ';replaced/' second.rows)" ] ||
    fail "not all that was replaced gave way, or the register does not know where it is"
killed changed.csv second first $((kills - kills / 2))

attached=yes
rows=$((rows / 10)) # each takes ten times as long
diplomas
cohort Vos >attached.csv
alone attached.csv third
killed attached.csv third none $((kills / 5 + 1))
