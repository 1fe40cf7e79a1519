# Two exports at once: into one folder, one of them waits or says that the other is there, and what is there is whole; of two
# shards neither minds the other.
#
#     check-together.sh PROGRAM [VERAPDF RUN]
set -eu
export LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1780000000
program=$(realpath "$1")
root=$(dirname "$(dirname "$(dirname "$(realpath "$0")")")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cp -R "$root/tests/golden/base/." .
ln -s "$root/fonts" "$root/layouts/flags" "$root/layouts/hyphenation" .
mkdir qualifications
sed '0,/<title>/s|<title>|<code register="crebo">10001</code><title>|' qualification.xml >qualifications/baker.xml
sed -i 's|holder\.date|holder.diploma|' layout.xml
awk 'BEGIN { print "name;code;diploma"; for (i = 0; i < 600; i++) printf "Zoë %d;10001;D-%d\n", i % 50, i }' >cohort.csv

run() {
    "$program" export cohort.csv -L layout.xml -q qualifications --name '{name}.pdf' "$@"
}
fail() {
    echo "check-together: $*" >&2
    cat ./*.log >&2
    exit 1
}
# both ARGUMENTS -- ARGUMENTS: runs two at once; gives their exit statuses.
together() {
    one=0
    two=0
    (run $1 >one.log 2>&1) &
    first=$!
    (run $2 >two.log 2>&1) || two=$?
    wait $first || one=$?
}
# gave_way WHAT MESSAGES: of two runs at once at most one gave way, and said with one of these messages that the other is there.
gave_way() {
    for run in "$one one" "$two two"; do
        case $run in
        "0 "*) ;;
        "3 "*) grep -Eq "\\[($2)\\]" "${run#* }.log" || fail "it does not say that the other is there" ;;
        *) fail "two into $1: $one $two" ;;
        esac
    done
    [ "$one" = 0 ] || [ "$two" = 0 ] || fail "both gave way"
}
whole() {
    ! find "$1" -name '.*' | grep . || fail "files in the making are left in $1"
    diff -rq --exclude='register*' alone "$1" || fail "$1 is not what one export makes"
}

run -o alone >alone.log 2>&1 || fail "an export alone fails"

together "-o shards --shard 1/2" "-o shards --shard 2/2"
[ "$one $two" = "0 0" ] || fail "two shards: $one $two"
whole shards

together "-o folder" "-o folder"
gave_way "one folder" "output-busy|register-busy"
whole folder

# Registers apart, so that only the folder is shared.
together "-o apart --register one.db" "-o apart --register two.db"
gave_way "one folder, registers apart" output-busy
whole apart

# One archive, one print run: who comes second is refused, or finds what another has made; neither spoils the other's.
run -o alone.zip >alone.log 2>&1 && run -o alone.pdf --register alone.db >alone.log 2>&1 || fail "an export alone fails"
for kind in zip pdf; do
    together "-o both.$kind --register one-$kind.db" "-o both.$kind --register two-$kind.db"
    gave_way "one $kind" output-busy
    cmp alone.$kind both.$kind || fail "both.$kind is not what one export makes"
done
echo "two at once: all is whole"
