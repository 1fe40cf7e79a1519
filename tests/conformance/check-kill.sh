# An export that is killed again and again comes to the same end as one that was left alone.
#
#     check-kill.sh PROGRAM [VERAPDF RUN]
#
# SUPPLEMENT_KILLS and SUPPLEMENT_ROWS say how often and for how many rows.
set -eu
export LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1780000000
program=$(realpath "$1")
root=$(dirname "$(dirname "$(dirname "$(realpath "$0")")")")
kills=${SUPPLEMENT_KILLS-24}
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

# In place of the shell that calls it, so that this is what is killed.
run() {
    exec "$program" export "$2" -L layout.xml -q qualifications -o "$1" --name "$name-{language}.pdf" \
        ${attached:+--diplomas 'diplomas/{diploma}.pdf'}
}
# What the register holds, in the order of its numbers.
dump() {
    "$program" register list "$1/register.db" --csv | sort
}

# alone COHORT: what it is like without a kill, in WHOLE with its register as WHOLE.rows; sets how long it took.
alone() {
    start=$(date +%s%N)
    (run "$2" "$1") >alone.log 2>&1 || { cat alone.log >&2; fail "an export left alone fails"; }
    whole_ms=$((($(date +%s%N) - start) / 1000000))
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

# What there is in broken/: how many documents, and how large the register.
documents() {
    find broken -name '*.pdf' | wc -l
}
register() {
    stat -c %s broken/register.db 2>/dev/null || echo 0
}

# note_phase DOCUMENTS REGISTER: how far the export came that began with these before it was killed: it still went over the
# rows and what was there, it wrote documents, it entered some.
note_phase() {
    if [ "$(register)" -gt "$2" ]; then
        entering=$((entering + 1))
    elif [ "$(documents)" -gt "$1" ]; then
        writing=$((writing + 1))
    else
        looking=$((looking + 1))
    fi
}

# killed COHORT WHOLE BEFORE TIMES: kills so many runs, at moments spread over a whole one, in folders that begin as BEFORE; a
# run that was faster begins anew, as some others do.
killed() {
    tries=0
    ended=0
    looking=0
    writing=0
    entering=0
    while [ $((tries - ended)) -lt "$4" ] && [ $tries -lt $(($4 * 3)) ]; do
        [ $((tries % 4)) -ne 3 ] || rm -rf broken
        [ -e broken ] || cp -a "$3" broken
        tries=$((tries + 1))
        documents=$(documents)
        register=$(register)
        run broken "$1" >broken.log 2>&1 &
        sleep "$(awk -v seed="$tries" -v most="$whole_ms" 'BEGIN { srand(seed); rand(); print (0.05 + rand() * 1.2) * most / 1000 }')"
        kill -KILL $! 2>/dev/null || :
        status=0
        wait $! 2>/dev/null || status=$?
        case $status in
        137) note_phase "$documents" "$register" ;;
        0)
            same "$2"
            rm -rf broken
            ended=$((ended + 1))
            ;;
        *) cat broken.log >&2; fail "an export fails after it was killed" ;;
        esac
    done
    [ $((tries - ended)) -eq "$4" ] || fail "it was killed only $((tries - ended)) times of $tries"
    [ -e broken ] || cp -a "$3" broken
    (run broken "$1") >broken.log 2>&1 || { cat broken.log >&2; fail "the last export fails"; }
    same "$2"
    rm -rf broken
    echo "$1: killed $4 times: $looking while it looked, $writing while it wrote, $entering when some was entered;" \
        "came to its end $((ended + 1)) times, $(find "$2" -name '*.pdf' | wc -l) files; alone $whole_ms ms"
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
