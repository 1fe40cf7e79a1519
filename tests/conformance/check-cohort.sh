#!/bin/sh
# A cohort is attached to its diplomas as it is issued: each whole is what `supplement attach` makes of the two, sound, true in
# what it claims, genuine by the register and still carrying its data.
. tests/conformance/documents.sh
[ -f "$verapdf" ] || fail "veraPDF is missing: $verapdf (./dev test fetches it)"
. tests/conformance/diplomas.sh
. tests/conformance/claims.sh
export SOURCE_DATE_EPOCH=1786000000

made office office office 2
made own "$program" render samples/25135-contactcenter-medewerker.xml -l nl -o "$diplomas/own.pdf"
made cairo drawing cairo
cat >"$work/cohort.csv" <<'END'
naam;crebo;taal;diplomanummer;datum
Zoë Jansen-Đurić;25135;nl en;own;10 juli 2026
Þórdís Ægisdóttir;25135;de;office;10 juli 2026
Bo Smith;25135;nl en;cairo;10 juli 2026
END

# export_to FOLDER [ARGUMENTS...]
export_to() {
    folder=$work/$1
    shift
    "$program" export "$work/cohort.csv" -q samples -o "$folder" --name '{diploma}-{language}.pdf' "$@" >"$work/said" 2>&1 ||
        fail "$folder: $(cat "$work/said")"
}

# check_whole WAY DIPLOMA LANGUAGE CLAIMS
check_whole() {
    whole=$work/$1/$2-$3.pdf alone=$work/alone/$2-$3.pdf
    cp "$diplomas/$2.pdf" "$work/diploma.pdf"
    cp "$alone" "$work/supplement-$3.pdf"
    "$program" attach "$work/diploma.pdf" "$work/supplement-$3.pdf" --$1 -o "$work/attached.pdf" 2>"$work/said" ||
        fail "$1 $2: $(cat "$work/said")"
    cmp "$work/attached.pdf" "$whole" || fail "$whole is not what attach makes"
    qpdf --check "$whole" >"$work/qpdf.log" 2>&1 || fail "$whole: $(cat "$work/qpdf.log")"
    "$program" extract "$alone" >"$work/alone.xml"
    number=1
    [ "$2" != own ] || [ "$1" = collection ] || number=2 # the diploma has data of its own
    "$program" extract "$whole" --number $number >"$work/whole.xml"
    cmp "$work/alone.xml" "$work/whole.xml" || fail "$whole: the data are others"
    [ "$(claims "$whole")" = "$4" ] || fail "$whole: it claims $(claims "$whole"), not $4"
    for profile in $(echo "$4" | tr ',' ' ' | sed 's/none//'); do
        echo "$whole" >>"$work/claim-$profile"
    done
}

export_to alone
for way in duplex embed collection; do
    export_to $way --diplomas "$diplomas/{diploma}.pdf" --$way
    case $way in
    duplex) grep -q '3 of 5: 2 without PDF/A, 1 with a lower level of PDF/A, 3 without PDF/UA;' "$work/said" || fail "$(cat "$work/said")" ;;
    *) ! grep warning "$work/said" || fail "nothing is lost" ;;
    esac
    while read -r name languages; do
        case $way.$name in
        collection.* | *.own) wanted=3a,ua1 ;;
        *.office) wanted=3b ;;
        *) wanted=none ;;
        esac
        for language in $languages; do
            check_whole $way "$name" "$language" $wanted
        done
    done <<'END'
own nl en
office de
cairo nl en
END
    "$program" verify --register "$work/$way/register.db" "$work/$way"/*.pdf >"$work/verdicts" || fail "$(cat "$work/verdicts")"
    [ "$(grep -c ': genuine: 25135/' "$work/verdicts")" -eq 5 ] || fail "$(cat "$work/verdicts")"
    hash=$(sha256sum <"$diplomas/own.pdf" | cut -c 1-64)
    [ "$("$program" register list --csv "$work/$way/register.db" | grep -c ";$hash;")" -eq 2 ] || fail "the diploma's hash is missing"
done

validate

# Altered, revoked; by whichever supplement of the whole it was issued.
echo >>"$work/embed/own-en.pdf"
printf 'x' | dd of="$work/duplex/cairo-nl.pdf" bs=1 seek=12 conv=notrunc 2>"$work/dd.log"
"$program" register revoke "$work/duplex/register.db" 25135/own/nl/1 --reason 'typing error'
! "$program" verify "$work/embed/own-en.pdf" "$work/duplex/cairo-nl.pdf" "$work/duplex/own-nl.pdf" >"$work/verdicts" || fail "all are genuine"
[ "$(sed 's/^[^ ]* \([a-z]*\):.* \(25135[^ ,]*\).*/\1 \2/' "$work/verdicts" | tr '\n' ';')" = \
    'altered 25135/own/en/1;altered 25135/cairo/nl/1;revoked 25135/own/nl/1;' ] || fail "$(cat "$work/verdicts")"
export_to embed-again --diplomas "$diplomas/{diploma}.pdf" --embed
cmp "$work/embed/cairo-nl.pdf" "$work/embed-again/cairo-nl.pdf" || fail "equal input makes another file"
