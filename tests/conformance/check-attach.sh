#!/bin/sh
# Supplements join diplomas that real programs have made, in each way: nothing of the diploma is harmed, nothing of the
# supplement lost, and what the whole claims is true.
. tests/conformance/documents.sh
[ -f "$verapdf" ] || fail "veraPDF is missing: $verapdf (./dev test fetches it)"
. tests/conformance/diplomas.sh
. tests/conformance/claims.sh

sample=samples/25135-contactcenter-medewerker.xml
supplement=$work/supplement.pdf
outputs=$work/outputs
mkdir "$outputs"
"$program" render "$sample" -l en -o "$supplement"
"$program" extract "$supplement" -o "$work/supplement.xml"
supplement_pages=2
make_diplomas

# ---- what has to be true of a whole

pages() { pdfinfo "$1" | sed -n 's/^Pages: *//p'; }

# picture FILE FIRST LAST: its pages, in few pixels if they are many.
picture() { pdftoppm -r $([ $(($3 - $2)) -gt 20 ] && echo 6 || echo 60) -f "$2" -l "$3" "$1" | cksum; }

# known_picture FILE FIRST LAST: the same of a part, which is drawn once for all ways.
known_picture() {
    known=$work/picture-$(basename "$1" .pdf)
    [ -f "$known" ] || picture "$@" >"$known"
    cat "$known"
}

# Fields of a form, outline and page labels as qpdf sees them, without numbers of objects.
interactive() { qpdf --json=2 --json-key="$2" "$1" | sed 's/[0-9]* 0 R/R/g'; }

# same_pages: the diploma's pages look as before, and what can be pressed on them is there.
same_pages() {
    count=$(pages "$diploma")
    [ "$(known_picture "$diploma" 1 "$count")" = "$(picture "$whole" 1 "$count")" ] || fail "$what: the diploma's pages look different"
    pdfinfo -url -l "$count" "$diploma" >"$work/urls"
    pdfinfo -url -l "$count" "$whole" | cmp -s "$work/urls" - || fail "$what: links are lost"
    pdfinfo -dests "$diploma" >"$work/dests"
    pdfinfo -dests "$whole" | cmp -s "$work/dests" - || fail "$what: destinations are lost"
    interactive "$diploma" acroform | sed 's/"objects".*//' >"$work/form"
    interactive "$whole" acroform | cmp -s "$work/form" - || fail "$what: the form has changed"
}

# Every title of the diploma's outline is there, in its order and before the supplement's, and so are its page labels.
same_guides() {
    for file in "$diploma" "$supplement" "$whole"; do
        interactive "$file" outlines | sed -n 's/.*"title": //p' >"$work/titles-$(basename "$file" .pdf)"
    done
    mv "$work/titles-$(basename "$whole" .pdf)" "$work/titles"
    [ "$(tail -n 11 "$work/titles")" = "$(cat "$work/titles-supplement")" ] || fail "$what: the supplement's outline is lost"
    wanted=$(cat "$work/titles-$name")
    [ -n "$wanted" ] || wanted=$(head -n 1 "$work/titles") # its title, then
    [ "$(head -n -11 "$work/titles")" = "$wanted" ] || fail "$what: the diploma's outline is lost"
}

# The supplement's pages, from this one on, look and read as they did. Only for a press that the diploma names, Poppler shows
# their colours as it would print them.
supplement_pages_at() {
    last=$(($1 + supplement_pages - 1))
    [ "$name" = ghostscript-2b ] || [ "$(known_picture "$supplement" 1 $supplement_pages)" = "$(picture "$whole" "$1" "$last")" ] ||
        fail "$what: the supplement's pages look different"
    pdftotext -raw "$supplement" "$work/text"
    pdftotext -raw -f "$1" -l "$last" "$whole" - | cmp -s "$work/text" - || fail "$what: the supplement reads otherwise"
}

# One of the qualifications inside is the supplement's.
carries_data() {
    for number in 1 2 3; do
        ! "$program" extract "$whole" --number $number -o "$work/found.xml" 2>/dev/null ||
            ! cmp -s "$work/found.xml" "$work/supplement.xml" || return 0
    done
    fail "$what: the supplement's data are lost"
}

# carries_file FILE: it can be taken out, byte for byte.
carries_file() {
    rm -rf "$work/detached"
    mkdir "$work/detached"
    pdfdetach -saveall -o "$work/detached" "$whole" >"$work/detached.log" 2>&1
    cmp "$work/detached/$(basename "$1")" "$1" || fail "$what: the file inside is another"
}

# join NAME WAY: the diploma and the supplement, in one of the ways.
join() {
    name=$1 what="$1 $2" diploma=$diplomas/$1.pdf whole=$outputs/$1$2.pdf
    before=$(cksum <"$diploma")
    "$program" attach "$diploma" "$supplement" ${2#--append} -o "$whole" 2>"$work/said" || fail "$what: $(cat "$work/said")"
    [ "$(cksum <"$diploma")" = "$before" ] || fail "$what: the diploma's file has changed"
    qpdf --check "$whole" >"$work/qpdf.log" 2>&1 || fail "$what: $(cat "$work/qpdf.log")"
    carries_data
    count=$(pages "$diploma")
    case $2 in
    --append)
        [ "$(pages "$whole")" -eq $((count + supplement_pages)) ] || fail "$what: pages are lost"
        same_pages
        same_guides
        supplement_pages_at $((count + 1))
        ;;
    --duplex)
        same_pages
        supplement_pages_at $((count + 1 + count % 2))
        ;;
    --embed)
        [ "$(pages "$whole")" -eq "$count" ] || fail "$what: it has not as many pages as the diploma"
        same_pages
        carries_file "$supplement"
        ;;
    --collection)
        [ "$(pages "$whole")" -eq $supplement_pages ] || fail "$what: it has not as many pages as the supplement"
        supplement_pages_at 1
        carries_file "$diploma"
        ;;
    esac
}

# NAME, and what the whole claims: appended; embedded. In a collection the supplement claims what it always does.
while read -r name appended embedded; do
    for way in --append --duplex --embed --collection; do
        case $way in
        --embed) claim "$name" $way "$embedded" ;;
        --collection) claim "$name" $way 3a,ua1 ;;
        *) claim "$name" $way "$appended" ;;
        esac
    done
done <<'END'
office-1        none    none
office-2        3b      3b
office-3        3b      3b
linearized      3b      3b
ghostscript-2b  3b      3b
own             3a,ua1  3a,ua1
chromium        none    none
pdftex          none    none
pdftex-2.0      none    none
ghostscript     none    none
groff           none    none
cairo           none    none
scan            none    none
thousand        none    none
END
validate
echo "$(ls "$outputs" | wc -l) wholes of $(ls "$diplomas" | wc -l) diplomas"
