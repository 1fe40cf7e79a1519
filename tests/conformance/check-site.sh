#!/bin/sh
# A publication that is killed at any of its steps on the disk loses no version, and the next one comes to the same end.
#
#     check-site.sh PROGRAM - - - - KILL.so
set -eu
export LC_ALL=C.UTF-8
program=$(realpath "$1")
kill=$(realpath "$6")
root=$(dirname "$(dirname "$(dirname "$(realpath "$0")")")")
kills=${SUPPLEMENT_KILLS-50}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cp -R "$root/tests/golden/base/." .
for name in fonts layouts/flags layouts/hyphenation; do
    ln -s "$root/$name" "$(basename $name)"
done
sed -i 's|holder\.date|holder.diploma|' layout.xml
mkdir qualifications
sed '0,/<title>/s|<title>|<code register="crebo">10001</code><title>|' qualification.xml >qualifications/baker.xml

fail() {
    echo "check-site: $*" >&2
    exit 1
}

# publish FOLDER STEP: is killed at that step; 0: at none. What it says goes to `said`.
publish() {
    env LD_PRELOAD="$kill" KILL_AT="$2" ASAN_OPTIONS="${ASAN_OPTIONS-}:verify_asan_link_order=0" \
        "$program" publish qualifications -L layout.xml -o "$1" --address https://example.org >said 2>&1
}
SOURCE_DATE_EPOCH=1770000000 publish first 0 || { cat said >&2; fail "the first publication"; }
sed -i 's/>Bakker</>Meesterbakker</;s/>Baker</>Master baker</' qualifications/baker.xml
export SOURCE_DATE_EPOCH=1780000000
cp -R first whole
publish whole 0 || fail "the second publication"
steps=$(sed -n 's/^steps: //p' said)
[ "$steps" -gt 20 ] || fail "only $steps steps"
old=$(ls first/10001 | grep '^2')
at=1
count=0
while [ "$at" -le "$steps" ]; do
    cp -R first killed
    ! publish killed "$at" 2>/dev/null || fail "it was not killed at step $at of $steps"
    diff -r "first/10001/$old" "killed/10001/$old" >&2 || fail "the first version is lost after a kill at step $at"
    publish killed 0 || { cat said >&2; fail "after a kill at step $at"; }
    diff -r -x .supplement-site whole killed >&2 || fail "another end after a kill at step $at of $steps"
    rm -r killed
    count=$((count + 1))
    at=$((at + (steps > kills ? steps / kills : 1)))
done
echo "killed $count times, at $steps steps"
