# An installation that is moved as a whole, and one that is staged, are the same files and run: with modules, layouts, fonts and
# patterns of their own. What the program would find where it was to be installed plays no part.
. tests/package/common.sh

install_to "$work/first"
mkdir "$work/else where"
mv "$work/first" "$work/else where/moved"
moved="$work/else where/moved"
program=$moved/bin/supplement
qualification=$moved/share/supplement/samples/25135-contactcenter-medewerker.xml

traced() {
    strace -f -qq -e trace=openat,open -e status=successful -o "$work/opened" "$@" || fail "$* fails"
    ! grep -F "\"$source/" "$work/opened" || fail "$*: a file of the source tree was opened"
    ! grep -F "\"$build/" "$work/opened" || fail "$*: a file of the build tree was opened"
    ! grep -E '"/usr(/local)?/(share|lib[^"]*)/supplement/' "$work/opened" || fail "$*: a file of another installation was opened"
}

cd "$work"
traced "$program" render "$qualification" -l nl -o nl.pdf
"$build/supplement" render "$source/samples/25135-contactcenter-medewerker.xml" -l nl -o built.pdf
cmp nl.pdf built.pdf || fail "another document than that of the build tree"
grep -q 'hyphenation/nl.bin' opened || fail "patterns were not taken as they are compiled"
traced "$program" render "$qualification" -l en -o en.png
traced "$program" export "$moved/share/supplement/samples/cohort.csv" -q "$moved/share/supplement/samples" -o issued
traced "$program" verify --register issued/register.db issued/*/*.pdf >verified
traced "$program" attach built.pdf nl.pdf --any -o whole.pdf
traced "$program" extract whole.pdf --number 1 -o back.xml
traced "$program" check "$qualification"

# Messages are found as other data are; this one is told by a module.
! LC_ALL=nl_NL.UTF-8 "$program" verify absent.pdf 2>told || fail "an absent file is verified"
grep -q 'absent.pdf: fout: .*: Bestand of map bestaat niet' told || fail "not in Dutch: $(cat told)"

# Through a link, as /usr/local/bin often has it, and by its name alone.
ln -s "$program" linked
./linked render "$qualification" -l nl -o linked.pdf
PATH="$moved/bin:$PATH" supplement render "$qualification" -l nl -o named.pdf
cmp linked.pdf built.pdf && cmp named.pdf built.pdf || fail "another document by another name of the program"

# A part that is missing is told, with the file's name.
mv "$(below "$moved" supplement-image.so)" image.so
! "$program" render "$qualification" -l en -o no.png 2>missing || fail "pictures without their module"
grep -q "a part of the program is missing: $moved/.*/supplement-image.so" missing || fail "$(cat missing)"
mv image.so "$(dirname "$(below "$moved" supplement-attach.so)")/supplement-image.so"

DESTDIR=$work/stage "$cmake" --install "$build" >install.log
prefix=$(sed -n 's/^CMAKE_INSTALL_PREFIX:PATH=//p' "$build/CMakeCache.txt")
diff -r "$work/stage$prefix" "$moved" || fail "staged files are others"
