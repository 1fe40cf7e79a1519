# The Debian packages: each file is in one of them, what they need they say, and they are made again byte for byte. (Of a debug build
# for another folder than /usr only the form is the same.)
. tests/package/common.sh

# pack FOLDER SETTING..., with the rights of new files that ./dev package sets: CPack takes them over.
pack() {
    folder=$1
    shift
    (
        umask 022
        cd "$build"
        env SOURCE_DATE_EPOCH=1780000000 "$@" "$(dirname "$cmake")/cpack" -G DEB -B "$folder" >"$work/log" 2>&1
    ) || fail "$(cat "$work/log")"
}

pack "$work/first"
packed=$(date +%s)
while [ "$(date +%s)" -eq "$packed" ]; do # another second, which must not matter
    sleep 0.05
done
pack "$work/second" TZ=Pacific/Auckland LANG=nl_NL.UTF-8 LC_ALL=

for name in supplement supplement-common libsupplement1 libsupplement-dev; do
    deb=$(basename "$(below "$work/first" "${name}_*.deb")")
    cmp "$work/first/$deb" "$work/second/$deb" || fail "$deb is another when it is made again"
    dpkg-deb -R "$work/first/$deb" "$work/$name"
done
rm -rf "$work/first" "$work/second"

# needs PACKAGE PATTERN...: its dependencies.
needs() {
    package=$1
    shift
    depends=$(field "$package" Depends)
    for pattern; do
        echo "$depends" | grep -qE "(^|, )$pattern" || fail "$package does not say that it needs $pattern: $depends"
    done
}

field() {
    sed -n "s/^$2: //p" "$work/$1/DEBIAN/control"
}

version=$(field supplement Version)
needs supplement "supplement-common \(= $version\)" 'libc6 ' 'libpng16-16'
needs supplement-common 'libc6 ' libqpdf libcairo2 libsqlite3-0 libarchive13 libnettle libicu libharfbuzz0b libqrcodegen1
needs libsupplement1 "supplement-common \(= $version\)" 'libc6 ' libxml2 libhpdf
needs libsupplement-dev "libsupplement1 \(= $version\)"
! grep -lqE 'qpdf|cairo' "$work/supplement/DEBIAN/control" || fail "what modules need, the program does not"
grep -qx "libsupplement 1 libsupplement1 .*" "$work/libsupplement1/DEBIAN/shlibs" ||
    fail "programs of others would not depend on libsupplement1"
grep -q ldconfig "$work/libsupplement1/DEBIAN/triggers" || fail "the loader is not told of libsupplement1"

# All of them together are what is installed, and no file is in two.
install_to "$work/root"
prefix=$(sed -n 's/^CMAKE_INSTALL_PREFIX:PATH=//p' "$build/CMakeCache.txt")
(cd "$work/root" && find . ! -type d) | sort >"$work/installed"
for name in supplement supplement-common libsupplement1 libsupplement-dev; do
    (cd "$work/$name$prefix" && find . ! -type d)
    odd=$(find "$work/$name" -path "$work/$name/DEBIAN" -prune -o ! -type l ! -perm 755 ! -perm 644 -print)
    [ -z "$odd" ] || fail "odd permissions: $odd"
done | sort >"$work/packaged"
diff "$work/installed" "$work/packaged" || fail "< installed, but in no package; > packaged twice, or not installed"
