# Programs of others in C and C++ are built with what is installed, by pkg-config and by CMake, with the shared library and with
# the archive; and they see no name of ours that does not begin with supplement_.
. tests/package/common.sh

install_to "$work/first"
mv "$work/first" "$work/moved"
moved=$work/moved
so=$(realpath "$(below "$moved" libsupplement.so.1)")
archive=$(below "$moved" libsupplement.a)
libraries=$(dirname "$archive")
sample=$source/samples/25135-contactcenter-medewerker.xml

# ---- names
nm -D --defined-only "$so" | awk '$2 != "A" { print $3 }' | sed 's/@.*//' | sort >"$work/exported"
nm -g --defined-only "$archive" | awk 'NF == 3 { print $3 }' | sort >"$work/archived"
sed -n -e /^typedef/d -e 's/^[^ *\/].*[ *]\(supplement_[a-z_]*\)(.*/\1/p' src/supplement.h | sort -u >"$work/declared"
for names in exported archived; do
    diff "$work/declared" "$work/$names" || fail "< declared, but not $names; > $names, but not declared"
done
readelf -d "$so" | grep -q 'SONAME.*\[libsupplement.so.1\]' || fail "the shared library has another name"

# ---- pkg-config
export PKG_CONFIG_PATH=$libraries/pkgconfig
cxx=$(command -v c++ g++ clang++ | head -1)
[ -n "$cxx" ] || fail "no compiler of C++ is installed"
pkg-config --validate supplement
strict="-Wall -Wextra -Wconversion -Wpedantic -Werror"
# Unquoted: flags.
$cc -std=c99 $strict $(pkg-config --cflags supplement) -D_POSIX_C_SOURCE=200809L tests/package/program.c -o "$work/c" $(pkg-config --libs supplement)
$cxx -std=c++17 $strict -x c++ $(pkg-config --cflags supplement) tests/package/program.c -x none -o "$work/cxx" $(pkg-config --libs supplement)

# The example in the head of the header is a whole program.
sed -n 's/^ \*     //p' "$(below "$moved" supplement.h)" >"$work/example.c"
$cc -std=c17 $strict $(pkg-config --cflags supplement) "$work/example.c" -o "$work/example" $(pkg-config --libs supplement)

# With the archive, in a folder where no shared library is. Such a program lies where the program does, or the files where they
# were to be installed.
mkdir "$work/archive"
cp "$archive" "$work/archive"
libs=$(pkg-config --static --libs supplement | sed 's|-L[^ ]*||')
$cc -D_POSIX_C_SOURCE=200809L $(pkg-config --cflags supplement) tests/package/program.c -o "$moved/bin/static" -L"$work/archive" $libs
! readelf -d "$moved/bin/static" | grep -q libsupplement || fail "the archive was not used"

# ---- CMake
mkdir "$work/project"
cp tests/package/program.c "$work/project/program.c"
cp tests/package/program.c "$work/project/program.cpp"
cat >"$work/project/CMakeLists.txt" <<'END'
cmake_minimum_required(VERSION 3.25)
project(other LANGUAGES C CXX)
find_package(supplement 0.1 REQUIRED)
add_executable(program-c program.c)
add_executable(program-cxx program.cpp)
target_link_libraries(program-c PRIVATE supplement::supplement)
target_link_libraries(program-cxx PRIVATE supplement::supplement)
END
"$cmake" -S "$work/project" -B "$work/project/build" -DCMAKE_PREFIX_PATH="$moved" >"$work/log" 2>&1 &&
    "$cmake" --build "$work/project/build" >>"$work/log" 2>&1 || fail "$(cat "$work/log")"

# ---- they run, and make what the program makes
"$moved/bin/supplement" render "$sample" -l nl -o "$work/expected.pdf"
export LD_LIBRARY_PATH=$libraries
for program in "$work/example" "$work/c" "$work/cxx" "$moved/bin/static" "$work/project/build/program-c" "$work/project/build/program-cxx"; do
    "$program" "$sample" >"$work/made.pdf" || fail "$program fails"
    cmp "$work/made.pdf" "$work/expected.pdf" || fail "$program makes another document"
done
