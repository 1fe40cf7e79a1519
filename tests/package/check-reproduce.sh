# What is built does not say where, when or in which language it was built: some of the sources are compiled and linked as the build
# does it, once for each of two folders of other names and lengths, with other rights of new files and another time zone, into the
# same objects; and nothing that is installed holds the name of this folder. That whole packages are the same bytes then ./reproduce
# shows, by hand, for it takes as long as two builds; that packing is the same, check-deb.sh.
. tests/package/common.sh
[ "$type" = Release ] || exit 0 # others are not packaged, and tell a debugger where their sources are

# One in twenty of all, and the one that is compiled by a rule of its own. A second program would not be linked with the first, nor what
# each module has for itself.
ninja -C "$build" -t commands program | sed 's/^ccache //' | grep -e ' -c ' | grep -v -e compile_hyphenation -e say_module | awk 'NR % 20 == 1 || /attempt\.cpp/' >"$work/commands"
[ "$(wc -l <"$work/commands")" -ge 12 ] || fail "the build does not say how it compiles"

# How they are linked, up to the names of what is linked, and without what CMake 3.31 wants to be told of that.
link=$(ninja -C "$build" -t commands supplement-image | grep -e ' -shared ' | tail -n 1 | sed 's/^: && //; s/ -Wl,--dependency-file=[^ ]*//; s/ -o .*//')

# compile FOLDER SETTING...: there, where each setting is made.
compile() {
    folder=$work/$1
    shift
    mkdir -p "$folder/build/include"
    cp -R "$source/src" "$folder"
    (cd "$build/include" && find . -type d) | (cd "$folder/build/include" && xargs mkdir -p)
    (cd "$build/include" && find . -type l) | while read -r link; do
        ln -s "$(readlink "$build/include/$link" | sed "s|^$source|$folder|")" "$folder/build/include/$link"
    done
    sed "s|$build|$folder/build|g; s|$source|$folder|g" "$work/commands" >"$folder/commands"
    sed -n 's|.* -o \([^ ]*\)/[^/ ]* .*|\1|p' "$folder/commands" | (cd "$folder/build" && xargs mkdir -p)
    (
        cd "$folder/build"
        env "$@" sh -eu ../commands &&
        env "$@" $link -o sample.so $(find . -name '*.o' | sort) &&
        strip sample.so &&
        find . -name '*.o' -exec objcopy --strip-debug --remove-section='.gnu.lto_*' --remove-section='.gnu.debuglto_*' {} \;
    ) >"$work/log" 2>&1 || fail "$(tail -n 30 "$work/log")"
    (cd "$folder/build" && find . -name '*.o' -exec sha256sum {} + && sha256sum sample.so) | sort -k 2 >"$folder.sums"
}

compile one LC_ALL=C
umask 077
compile a-folder-with-a-longer-name LC_ALL=C.UTF-8 LANG=nl_NL.UTF-8 TZ=Pacific/Auckland
[ "$(wc -l <"$work/one.sums")" -eq $(($(wc -l <"$work/commands") + 1)) ] || fail "not an object for each command"
diff "$work/one.sums" "$work/a-folder-with-a-longer-name.sums" || fail "the same sources make other objects in another folder"

"$cmake" --install "$build" --prefix "$work/installed" --strip >"$work/log" || fail "$(cat "$work/log")"
! grep -rlF -e "$source/" -e "$build" "$work/installed" || fail "this names the folder in which it was built"
