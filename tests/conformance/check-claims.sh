#!/bin/sh
# What a whole claims is true: diplomas of our own with the claims of all parts and levels, each as it should be and spoilt in one
# way, joined in each way. claims.txt lists them, and what the whole may claim; what it claims veraPDF has to say too. What is lost
# is told with its reason, and refused where it is required.
. tests/conformance/documents.sh
[ -f "$verapdf" ] || fail "veraPDF is missing: $verapdf (./dev test fetches it)"
. tests/conformance/claims.sh

diplomas=$work/diplomas
cases=$work/cases
mkdir "$diplomas" "$cases"
supplement=$work/supplement.pdf
whole=$work/whole.pdf
"$program" render samples/25135-contactcenter-medewerker.xml -l en -o "$supplement"

# ---- the table: a folder of scripts for sed and of reasons, and a list

awk -v folder="$cases/" '/^ *(#|$)/ { next }
    /^ *(appended |embedded )?".*"$/ {
        way = /^ *append/ ? "append" : /^ *embed/ ? "embed" : "both"
        gsub(/^[^"]*"|"$/, "")
        if (way != "embed") print > (folder name ".append")
        if (way != "append") print > (folder name ".embed")
        next
    }
    /^ / { print substr($0, 5) > (folder name ".sed"); next }
    { name = $1; print > (folder "list"); printf "" > (folder name ".sed")
      printf "" > (folder name ".append"); printf "" > (folder name ".embed") }' \
    "$tests/conformance/claims.txt"

# ---- diplomas

# What all of them come from: text, a list, a table, a picture and a link.
set_table "$work/table"
sed 's|^    <p><value select="authority"/></p>|&<p>See <a href="https://example.org/claims">the conditions</a>.</p>|' \
    "$work/table/layout.xml" >"$work/table/diploma.xml"
"$program" render -L "$work/table/diploma.xml" "$work/table/qualification.xml" -o "$work/made.pdf"
qpdf --qdf --object-streams=disable --newline-before-endstream "$work/made.pdf" "$work/made.qdf"

# spoil NAME FROM: NAME.qdf and NAME.pdf by the script of that name. NEXT is the number of a new object.
spoil() {
    next=$(($(grep -a -c '^[0-9]* 0 obj' "$work/$2.qdf") + 1))
    sed "s/NEXT/$next/g" "$cases/$1.sed" >"$work/script"
    LC_ALL=C sed -E -f "$work/script" "$work/$2.qdf" >"$work/$1.qdf"
    ! cmp -s "$work/$1.qdf" "$work/$2.qdf" || fail "$1: the script changes nothing"
    LC_ALL=C fix-qdf "$work/$1.qdf" >"$diplomas/$1.pdf"
    qpdf --check "$diplomas/$1.pdf" >"$work/qpdf.log" 2>&1 || fail "$1: $(cat "$work/qpdf.log")"
}

# ---- joined

# promises FILE: its claims, and what of Well-Tagged PDF it is declared to be, as veraPDF calls that: "4f,ua2,wt1r,wt1a".
promises() {
    reuse=$(pdfinfo -meta "$1" | grep -a -q 'declarations/wtpdf#reuse1.0' && echo ,wt1r || true)
    access=$(pdfinfo -meta "$1" | grep -a -q 'declarations/wtpdf#accessibility1.0' && echo ,wt1a || true)
    echo "$(claims "$1")$reuse$access"
}

# joins NAME WAY CLAIMS: the whole claims this, and a reason is told if it claims less than the diploma or the supplement.
joins() {
    what="$1 $2"
    "$program" attach "$diplomas/$1.pdf" "$supplement" ${2#--append} -o "$whole" 2>"$work/said" || fail "$what: $(cat "$work/said")"
    [ "$(promises "$whole")" = "$3" ] || fail "$what: it claims $(promises "$whole"), not $3
$(cat "$work/said")"
    qpdf --check "$whole" >"$work/qpdf.log" 2>&1 || fail "$what: $(cat "$work/qpdf.log")"
    [ "$3" = none ] || for profile in $(echo "$3" | tr ',' ' '); do
        cp "$whole" "$work/$1$2.pdf"
        echo "$work/$1$2.pdf" >>"$work/claim-$profile"
    done
}

# told NAME append|embed: with each of its reasons.
told() {
    while read -r reason; do
        grep -qF "$reason" "$work/said" || fail "$what: not \"$reason\": $(cat "$work/said")"
    done <"$cases/$1.$2"
}

# requires NAME WAY CLAIMS: --require refuses just what the whole does not claim.
requires() {
    for standard in pdfa pdfua; do
        case ,$3 in
        *,[1-4]*) archival=0 ;;
        *) archival=1 ;;
        esac
        case ,$3 in
        *,ua*) accessible=0 ;;
        *) accessible=1 ;;
        esac
        wanted=$archival
        [ $standard = pdfa ] || wanted=$accessible
        status=0
        "$program" attach "$diplomas/$1.pdf" "$supplement" ${2#--append} --require $standard -o "$whole" 2>"$work/said" || status=$?
        [ $status -eq $wanted ] || fail "$1 $2 --require $standard: exit status $status, not $wanted: $(cat "$work/said")"
    done
}

# Every diploma is made, as others are made from it; joined are those of this part.
number=0
while read -r name from appended embedded; do
    spoil "$name" "$from"
    number=$((number + 1))
    [ $((number % parts)) -eq $((part - 1)) ] || continue
    for way in --append --duplex --embed; do
        claimed=$appended
        [ $way != --embed ] || claimed=$embedded
        joins "$name" $way "$claimed"
        told "$name" "$([ $way = --embed ] && echo embed || echo append)"
        [ $way = --duplex ] || requires "$name" $way "$claimed"
    done
    joins "$name" --collection 3a,ua1
done <"$cases/list"

diplomas=$work/none # veraPDF looks at the wholes
validate
echo "part $part of $parts of $number diplomas, each joined in four ways"
