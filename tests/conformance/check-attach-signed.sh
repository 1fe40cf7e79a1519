#!/bin/sh
# Signed diplomas: a signature that was valid stays valid, or is given up aloud; nothing is broken silently.
. tests/conformance/documents.sh
[ -f "$verapdf" ] || fail "veraPDF is missing: $verapdf (./dev test fetches it)"
. tests/conformance/diplomas.sh
. tests/conformance/claims.sh

supplement=$work/supplement.pdf
whole=$work/whole.pdf
"$program" render samples/25135-contactcenter-medewerker.xml -l en -o "$supplement"
made cairo drawing cairo
made own "$program" render samples/25135-contactcenter-medewerker.xml -l nl -o "$diplomas/own.pdf"
make_signed

# valid FILE: how many of its signatures are valid.
valid() { pdfsig -nssdir "sql:$work/made/nss" "$1" 2>/dev/null | grep -c 'Signature is Valid' || true; }

# refused ID ARGUMENTS...: the program refuses with this message and writes nothing.
refused() {
    id=$1
    shift
    rm -f "$whole"
    status=0
    "$program" attach "$@" "$supplement" -o "$whole" 2>"$work/said" || status=$?
    [ "$status" -eq 1 ] || fail "$*: exit status $status"
    grep -q "\[$id\]" "$work/said" || fail "$*: not $id: $(cat "$work/said")"
    [ ! -e "$whole" ] || fail "$*: refused, and written"
}

attached() {
    rm -f "$whole"
    "$program" attach "$@" "$supplement" -o "$whole" 2>"$work/said" || fail "$*: $(cat "$work/said")"
    qpdf --check "$whole" >"$work/qpdf.log" 2>&1 || fail "$*: $(cat "$work/qpdf.log")"
}

picture() { pdftoppm -r 60 -l "$(pdfinfo "$diploma" | sed -n 's/^Pages: *//p')" "$1" | cksum; }

same_picture() { [ "$(picture "$diploma")" = "$(picture "$whole")" ] || fail "$name: the diploma's pages look different"; }

# detached FILE: it can be taken out of the whole, byte for byte.
detached() {
    rm -rf "$work/detached"
    mkdir "$work/detached"
    pdfdetach -saveall -o "$work/detached" "$whole" >"$work/detached.log" 2>&1
    cmp "$work/detached/$(basename "$1")" "$1" || fail "$name: the file inside is another"
}

for name in signed-table signed-stream approved certified-1 certified-2 certified-3 locked; do
    diploma=$diplomas/$name.pdf
    before=$(cksum <"$diploma")
    [ "$(valid "$diploma")" -eq 1 ] || fail "$name: the diploma is not signed well"

    refused signature-breaks "$diploma"
    refused signature-breaks --duplex "$diploma"
    case $name in
    certified-1 | certified-2 | locked)
        refused signature-forbids --embed "$diploma"
        ;;
    *)
        attached --embed "$diploma"
        [ "$(valid "$whole")" -eq 1 ] || fail "$name: the signature is no longer valid"
        head -c "$(wc -c <"$diploma")" "$whole" | cmp - "$diploma" || fail "$name: the signed bytes have changed"
        same_picture
        detached "$supplement"
        # Poppler adds a field to which no tag leads: that the file is PDF/UA is no longer true, and is not kept.
        wanted=$([ "$name" = signed-stream ] && echo 3a || claims "$diploma")
        [ "$(claims "$whole")" = "$wanted" ] || fail "$name: it claims $(claims "$whole"), not $wanted"
        for profile in $(claims "$whole" | tr ',' ' ' | sed 's/none//'); do
            cp "$whole" "$work/$name.pdf"
            echo "$work/$name.pdf" >>"$work/claim-$profile"
        done
        # Once more, on what has been added to already.
        cp "$whole" "$work/once.pdf"
        diploma=$work/once.pdf
        attached --any --embed "$diploma"
        [ "$(valid "$whole")" -eq 1 ] || fail "$name: the signature is no longer valid, the second time"
        same_picture
        diploma=$diplomas/$name.pdf
        ;;
    esac

    attached --collection "$diploma"
    detached "$diploma"
    [ "$(valid "$work/detached/$name.pdf")" -eq 1 ] || fail "$name: the signature inside is no longer valid"

    for way in --duplex --embed; do
        attached $way --break-signature "$diploma"
        grep -q 'signature-removed.*' "$work/said" || fail "$name: the signature is given up silently"
        [ "$(valid "$whole")" -eq 0 ] || fail "$name: a signature is left"
        ! grep -a -q '/ByteRange' "$whole" || fail "$name: the signature's value is left"
        same_picture
    done
    [ "$(cksum <"$diploma")" = "$before" ] || fail "$name: the diploma's file has changed"
done

rm "$diplomas/signed-stream.pdf"
validate
