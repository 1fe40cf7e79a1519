#!/bin/sh
# A print run conforms as its supplements do; each begins on a right-hand page, and reads and looks as it does alone.
. tests/conformance/documents.sh

run=$5
[ -f "$verapdf" ] || fail "veraPDF is missing: $verapdf (./dev test fetches it)"

# Of holders with all kinds of letters; and of all that a layout can ask for, with odd numbers of pages among it.
make_small
pairs=
for layout in "$tests"/golden/layout/*.xml; do
    cp "$layout" "$work/small/$(basename "$layout")"
    pairs="$pairs $work/small/$(basename "$layout") $work/small/qualification.xml"
done
rm "$work"/*.pdf
mkdir "$work/holders" "$work/mixed"
"$run" 14 "$work/holders.pdf" "$work/holders" - samples/25135-contactcenter-medewerker.xml >"$work/holders.starts"
"$run" 1 "$work/mixed.pdf" "$work/mixed" - samples/25135-contactcenter-medewerker.xml $pairs >"$work/mixed.starts"
"$run" 14 "$work/again.pdf" - - samples/25135-contactcenter-medewerker.xml >/dev/null
cmp "$work/holders.pdf" "$work/again.pdf" || fail "the same run has other bytes"
rm "$work/again.pdf"

# check_reading RUN: its words page by page are those of the supplements alone, with an empty page behind odd ones. In the order
# in which they are drawn: that in which Poppler would have them read hangs on a hair where lines of two columns overlap.
check_reading() {
    [ "$(wc -l <"$work/$1.starts")" -gt 40 ] || fail "$1: too few supplements"
    grep -q '[13579]$' "$work/$1.starts" && fail "$1: a supplement begins on a left-hand page"
    number=1
    blanks=0
    for start in $(cat "$work/$1.starts"); do
        pdftotext -raw "$work/$1/$number.pdf" "$work/words"
        pages=$(tr -cd '\f' <"$work/words" | wc -c)
        cat "$work/words" >>"$work/$1.wanted"
        if [ $((pages % 2)) -eq 1 ]; then
            printf '\f' >>"$work/$1.wanted"
            blanks=$((blanks + 1))
        fi
        [ "$start" -eq "${next:-0}" ] || fail "$1: supplement $number begins behind $start pages, not ${next:-0}"
        next=$((start + pages + pages % 2))
        number=$((number + 1))
    done
    unset next
    pdftotext -raw "$work/$1.pdf" "$work/$1.found"
    cmp "$work/$1.wanted" "$work/$1.found" || fail "$1: it reads otherwise than its supplements do"
    echo "$1: $((number - 1)) supplements, $blanks blank pages"
}

# check_looks RUN SUPPLEMENT: its pages are those of the supplement alone; and a blank one is blank.
check_looks() {
    start=$(sed -n "$2p" "$work/$1.starts")
    pages=$(pdfinfo "$work/$1/$2.pdf" | sed -n 's/^Pages: *//p')
    rm -f "$work"/alone-*.ppm "$work"/among-*.ppm
    pdftoppm -r 50 "$work/$1/$2.pdf" "$work/alone"
    pdftoppm -r 50 -f $((start + 1)) -l $((start + pages + pages % 2)) "$work/$1.pdf" "$work/among"
    set -- $1 $2 "$work"/among-*.ppm
    for page in "$work"/alone-*.ppm; do
        cmp "$page" "$3" || fail "$1: supplement $2 looks otherwise than it does alone"
        shift 3
        set -- x x "$@"
    done
    [ $# -eq 2 ] || tail -c +16 "$3" | tr -d '\377' | cmp - /dev/null || fail "a blank page is not blank"
}

check_reading holders
check_reading mixed
for number in 1 2 13 14 15 28 42; do
    check_looks holders $number
done
for number in $(seq 4 3 "$(wc -l <"$work/mixed.starts")"); do
    check_looks mixed "$number"
done
check_profiles "$work/holders.pdf" "$work/mixed.pdf"

# Where forms ask for different standards, the run conforms to what its first document asks for, as if all had.
mkdir "$work/forms"
cp -R layouts fonts "$work/forms"
form=$work/forms/layouts/nl.xml other=$work/forms/layouts/other.xml
sed 's/<layout /<layout standard="pdf2" /' "$form" >"$other"
# run_of NAME LAYOUT LAYOUT
run_of() {
    "$run" 1 "$work/$1.pdf" - "$2" samples/25135-contactcenter-medewerker.xml "$3" samples/25135-contactcenter-medewerker.xml >/dev/null
}
run_of old "$form" "$form"
run_of old-first "$form" "$other"
run_of new "$other" "$other"
run_of new-first "$other" "$form"
cmp "$work/old.pdf" "$work/old-first.pdf" || fail "a document of the new standard makes it another run of the old one"
cmp "$work/new.pdf" "$work/new-first.pdf" || fail "a document of the old standard makes it another run of the new one"
check_profiles "$work/old-first.pdf"
profiles='4 ua2'
check_profiles "$work/new-first.pdf"
