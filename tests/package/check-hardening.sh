# Each file of machine code that is installed is hardened: its place in memory is random, what the loader filled in cannot be
# written, stacks are guarded and cannot be run.
. tests/package/common.sh

install_to "$work/root"

# expect FILE FAULT PATTERN COMMAND...: what the command says of the file matches, else it has the fault.
expect() {
    file=$1 what=$2 pattern=$3
    shift 3
    "$@" "$file" >"$work/said" 2>&1 || fail "$* $file: $(cat "$work/said")"
    grep -qE "$pattern" "$work/said" || { echo "$file: $what" >&2; touch "$work/soft"; }
}

find "$work/root" -type f \( -path '*/bin/*' -o -name '*.so*' \) >"$work/files"
[ "$(wc -l <"$work/files")" -eq 7 ] || fail "other files than the program, the library and five modules: $(cat "$work/files")"
while read -r file; do
    expect "$file" "its place in memory is fixed" 'Type: +DYN' readelf -h
    expect "$file" "no part of it is read-only after relocation" GNU_RELRO readelf -lW
    expect "$file" "names are looked up late, in memory that can be written" 'FLAGS.*(BIND_NOW|NOW)' readelf -d
    expect "$file" "its stack can be run" 'GNU_STACK.* RW ' readelf -lW
    expect "$file" "stacks are not guarded" __stack_chk_fail readelf --dyn-syms -W
    ! readelf -d "$file" | grep -E 'TEXTREL|RPATH|RUNPATH' || { echo "$file: TEXTREL or a path of libraries" >&2; touch "$work/soft"; }
    [ "$type" != Release ] || expect "$file" "calls of the C library are not checked" '__[a-z]+_chk@' readelf --dyn-syms -W
done <"$work/files"
program=$work/root/bin/supplement
expect "$program" "it is no PIE" 'FLAGS_1.* PIE' readelf -d

if [ "$(uname -m)" = x86_64 ]; then
    library=$(realpath "$(below "$work/root" libsupplement.so.1)")
    expect "$library" "jumps may lead anywhere" endbr64 objdump -d --no-show-raw-insn --disassemble=supplement_create
    expect "$library" "a large stack frame may skip the guard page" 'orq? +\$0x0,(0x[0-9a-f]+)?\(%rsp\)' \
        objdump -d --no-show-raw-insn
fi
[ ! -e "$work/soft" ] || exit 1
