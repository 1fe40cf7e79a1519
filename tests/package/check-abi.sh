# What was compiled for libsupplement.so.1 runs with this one. The interface is compared twice with the one that was recorded: as text
# (functions with their types, members with their offsets, enumerators), which is the same with every compiler, and by abidiff, where
# its version is the one that recorded: others see the types of system headers otherwise. tests/package/abi/record records.
. tests/package/common.sh
. tests/package/abi/dump.sh

install_to "$work/root"
python3 tests/package/abi/face.py "$cc" "$work/root/include" >"$work/face"
diff tests/package/abi/face.expected "$work/face" ||
    fail "< was promised and is no longer so: SOVERSION in cmake/shared.cmake goes up; > is new: tests/package/abi/record takes it down"

recorded=tests/package/abi/libsupplement.so.1.abi
dump "$work/now"
version() {
    sed -n "1s/.* version='\([^']*\)'.*/\1/p" "$1"
}
if [ "$(version "$recorded")" = "$(version "$work/now")" ]; then
    abidiff --no-added-syms "$recorded" "$work/now" || fail "other than it was promised, see above"
else
    echo "abidiff is left out: abidw is of another version than the one that recorded"
fi
