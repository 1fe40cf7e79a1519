# Sourced by the checks of seals, which say in $seals where keys are, in $authorities who vouches for them, and in $python what has pyHanko.

# sealed FILE KEY [OPTION]...: seals it as FILE-KEY.pdf, which begins as FILE does.
sealed() {
    file=$1 key=$2
    shift 2
    into=${file%.pdf}-$key.pdf
    "$program" seal "$file" --key "$seals/$key.pem" -o "$into" "$@" >"$work/said" 2>&1 || fail "$into: $(cat "$work/said")"
    head -c "$(wc -c <"$file")" "$into" | cmp -s - "$file" || fail "$into does not begin as $file"
}

# good FIELDS FILE...: pyHanko finds so many seals good in each, and the last covers the whole file.
good() {
    count=$1
    shift
    "$python" "$tests/conformance/seal/seals.py" "$authorities" "$@" >"$work/seals" || fail "pyHanko fails"
    [ "$(grep -c ' good ' "$work/seals")" -eq $((count * $#)) ] && ! grep -q ' bad ' "$work/seals" &&
        [ "$(grep -c ' ENTIRE_FILE$' "$work/seals")" -eq $# ] || fail "$(cat "$work/seals")"
}

# flipped FILE: one bit after the other is another one: of the document, of the revision around the gap; of the seal those that say
# something, of which the last ones of the signature are some. Each is found. Leaves in $gap and $behind where the seal is.
flipped() {
    size=$(wc -c <"$1")
    gap=$(grep -abo '/Contents<' "$1" | tail -n 1 | cut -d: -f1)
    behind=$((gap + $(tail -c +"$gap" "$1" | grep -abo '>' | head -n 1 | cut -d: -f1)))
    changes=0
    for at in $(seq 20 997 "$((gap - 1))") $(seq $((gap - 400)) 37 "$gap") $(seq $((behind + 2)) 29 "$((size - 1))"); do
        cp "$1" "$work/changed.pdf"
        byte=$(dd if="$1" bs=1 skip="$at" count=1 2>/dev/null | od -An -tu1)
        printf "\\$(printf %o $((byte ^ 1)))" | dd of="$work/changed.pdf" bs=1 seek="$at" conv=notrunc 2>/dev/null
        found "$work/changed.pdf" "a bit at $at"
        changes=$((changes + 1))
    done
    echo "$changes flipped bits are found"
}

# found FILE WHAT: verify says that the file is not as it was sealed.
found() {
    status=0
    "$program" verify "$1" --trust "$authorities" >"$work/said" 2>&1 || status=$?
    [ $status -ne 0 ] && ! grep -q ': \(sealed\|genuine\|unaltered\):' "$work/said" || fail "$2 is changed: $(cat "$work/said")"
}

# extended FILE: what a revision behind it changes is found, whatever that is; only what programs keep there to check a seal later is no
# change.
extended() {
    mkdir -p "$work/extended"
    "$python" "$tests/conformance/seal/changes.py" "$1" "$work/extended" >"$work/changes" || fail "changes.py"
    while read -r changed; do
        case $changed in
        */certificates.pdf) "$program" verify "$changed" --trust "$authorities" >"$work/said" || fail "$(cat "$work/said")" ;;
        *) found "$changed" "$1: $changed" ;;
        esac
    done <"$work/changes"
    echo "$(wc -l <"$work/changes") revisions are told apart"
}
