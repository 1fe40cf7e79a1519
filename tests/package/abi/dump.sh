# dump OUT: the binary interface of the library as abidw sees it, from the engine alone, compiled with its types; after common.sh.
dump() {
    install_to "$work/headers"
    abidw --headers-dir "$work/headers/include/supplement" --drop-private-types --drop-undefined-syms --no-show-locs --no-corpus-path \
        --no-comp-dir-path --no-elf-needed "$build/tests/libsupplement-face.so" |
        sed "s| path='[^']*/src/| path='src/|" >"$1" # wherever it was built
}
