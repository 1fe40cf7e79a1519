#!/bin/sh
# The net holds: documents that pass every test are made bad in one way each, and somebody notices. mutations.txt lists the
# ways, and who has to notice: veraPDF (3a, ua1), qpdf, check-objects by the name of a fault, or the one who reads (reading).
. tests/conformance/documents.sh

[ -f "$verapdf" ] || fail "veraPDF is missing: $verapdf (./dev test fetches it)"
sed 's/#.*//; /^ *$/d' "$tests/conformance/mutations.txt" >"$work/table"
mkdir "$work/bad"
make_everything
"$program" render samples/25135-contactcenter-medewerker.xml -l de -o "$work/supplement.pdf" \
    --field holder.name='X̂ăb Þórdís Nguyễn-Đurić' --field holder.diploma=2026-004711 --field holder.date=2026-07-10
"$program" extract "$work/supplement.pdf" | "$program" render - --format=pdf --standard=pdf2 -o "$work/second.pdf"

# Every mutation is in the table, and every fault that check-objects knows has one that must bring it to light.
"$mutate" -l | sort >"$work/names"
awk '{ print $1 }' "$work/table" | sort >"$work/listed"
diff "$work/names" "$work/listed" || fail "mutations.txt does not list each mutation once"
"$check" -f | sort >"$work/faults"
awk '{ for (i = 3; i <= NF; i++) print $i }' "$work/table" | sort -u | comm -23 "$work/faults" - >"$work/unseen"
[ ! -s "$work/unseen" ] || fail "faults that no mutation shows: $(cat "$work/unseen")"

# sees FILE HEARD CATCHER: whether this one notices that the file is not as it should be. The faults are in FILE.faults; HEARD is
# what should be heard.
sees() {
    case $3 in
    qpdf)
        ! qpdf --check "$1" >/dev/null 2>&1
        ;;
    reading)
        reading "$1" >"$work/heard" 2>/dev/null || true
        ! cmp -s "$work/heard" "$2"
        ;;
    3a | ua1 | 4f | ua2)
        # It must have said something of the file.
        grep -q -e "^FAIL $1 $3\$" -e "^$1 does not appear to be a valid PDF" "$work/$3" && return 0
        grep -q "^PASS $1 $3\$" "$work/$3" || fail "veraPDF says nothing of $1"
        return 1
        ;;
    *)
        grep -q ": $3: " "$1.faults"
        ;;
    esac
}

for name in supplement everything second; do
    "$mutate" unchanged "$work/$name.pdf" "$work/bad/$name.pdf"
    "$check" -w "$work/bad/$name.pdf" || fail "$name, unchanged, has faults"
    reading "$work/$name.pdf" >"$work/$name.heard"
done
while read -r name document catchers; do
    "$mutate" "$name" "$work/$document.pdf" "$work/bad/$name.pdf" || fail "$name cannot be made"
    "$check" -w "$work/bad/$name.pdf" >"$work/bad/$name.pdf.faults" 2>/dev/null || true
done <"$work/table"
# profiles_of NAME: the profiles that the document is to pass.
profiles_of() {
    case $1 in
    second) echo 4f ua2 ;;
    *) echo 3a ua1 ;;
    esac
}
for profile in 3a ua1 4f ua2; do
    unchanged=
    for name in supplement everything second; do
        case " $(profiles_of $name) " in *" $profile "*) unchanged="$unchanged $work/bad/$name.pdf" ;; esac
    done
    # Only those that it must notice: it takes the longest.
    verapdf $profile $unchanged $(awk -v who=$profile -v folder="$work/bad/" \
        '{ for (i = 3; i <= NF; i++) if ($i == who) print folder $1 ".pdf" }' "$work/table") >"$work/$profile"
done

for name in supplement everything second; do
    for catcher in $(profiles_of $name) qpdf reading; do
        ! sees "$work/bad/$name.pdf" "$work/$name.heard" $catcher || fail "$name, unchanged, is noticed by $catcher"
    done
done
missed=
while read -r name document catchers; do
    [ -n "$catchers" ] || fail "nobody is to notice $name"
    for catcher in $catchers; do
        sees "$work/bad/$name.pdf" "$work/$document.heard" "$catcher" || missed="$missed
$name is not noticed by $catcher"
    done
done <"$work/table"
[ -z "$missed" ] || fail "$missed"
echo "$(wc -l <"$work/table") mutations are noticed"
