# Makes diplomas by the programs that make them in the world, in the folder $diplomas: sourced after documents.sh.

diplomas=$work/diplomas
mkdir "$diplomas" "$work/made"

need() {
    for tool in "$@"; do
        command -v "$tool" >/dev/null || fail "a program is missing: $tool"
    done
}
need soffice chromium pdflatex gs groff rsvg-convert img2pdf openssl certutil pk12util pdfsig qpdf fix-qdf pdftoppm

# made NAME COMMAND...: the command has to make $diplomas/NAME.pdf; what it says is shown if it does not.
made() {
    name=$1
    shift
    "$@" >"$work/made/$name.log" 2>&1 || true
    [ -s "$diplomas/$name.pdf" ] || fail "cannot make $name.pdf: $(tail -n 20 "$work/made/$name.log")"
}

# ---- writers

# office NAME VERSION: LibreOffice's PDF/A of this part, tagged.
office() {
    soffice -env:UserInstallation="file://$work/made/office" --headless --convert-to \
        "pdf:writer_pdf_Export:{\"SelectPdfVersion\":{\"type\":\"long\",\"value\":\"$2\"}}" --outdir "$work/made" tests/data/diploma.fodt
    mv "$work/made/diploma.pdf" "$diplomas/$1.pdf"
}

# Tagged, no PDF/A.
browser() {
    cat >"$work/made/diploma.html" <<'END'
<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Diploma</title></head><body><h1>Diploma</h1>
<p>Zoë Jansen <a href="https://example.org/browser">zie ook</a> <a href="#vakken">de vakken</a></p>
<h2 id="vakken">Vakken</h2><ul><li>Nederlands<li>Engels</ul></body></html>
END
    chromium --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --user-data-dir="$work/made/browser" \
        --no-pdf-header-footer --print-to-pdf="$diplomas/$1.pdf" "$work/made/diploma.html"
}

# tex NAME FIRST LINES: links by name, an outline, page labels of two kinds and a form field, on three pages.
tex() {
    cat >"$work/made/letter.tex" <<END
${2-}
\\documentclass[a4paper]{article}
\\usepackage{hyperref}
\\hypersetup{pdftitle={Diploma}}
\\begin{document}
\\pagenumbering{roman}
\\section{Diploma}\\label{a} Zo\\"e Jansen, \\href{https://example.org/tex}{see also}, section~\\ref{b} on page~\\pageref{b}.
\\begin{Form}\\TextField[name=remark,value=good]{Remark}\\end{Form}
\\newpage\\pagenumbering{arabic}
\\section{Vakken}\\label{b} Back to~\\ref{a}.
\\newpage\\subsection{Nederlands} Good.
\\end{document}
END
    (cd "$work/made" && pdflatex -interaction=batchmode letter.tex; pdflatex -interaction=batchmode letter.tex)
    mv "$work/made/letter.pdf" "$diplomas/$1.pdf"
}

# A printer's colours: CMYK.
print_shop() {
    cat >"$work/made/diploma.ps" <<'END'
%!PS
<< /PageSize [595 842] >> setpagedevice
0.1 0.9 0.3 0 setcmykcolor 60 60 475 722 rectfill
/Helvetica findfont 30 scalefont setfont 0 0 0 1 setcmykcolor 72 700 moveto (Diploma) show showpage
END
    gs -q -dNOPAUSE -dBATCH -sDEVICE=pdfwrite -o "$diplomas/$1.pdf" "$work/made/diploma.ps"
}

# The same as PDF/A-2b, whose output intent is for CMYK: not that of a supplement.
print_shop_archive() {
    profiles=$(dirname "$(find /usr/share/color/icc/ghostscript /usr/share/ghostscript -name default_cmyk.icc | head -n 1)")
    cat >"$work/made/intent.ps" <<END
%!
[/_objdef {icc} /type /stream /OBJ pdfmark
[{icc} <</N 4>> /PUT pdfmark
[{icc} ($profiles/default_cmyk.icc) (r) file /PUT pdfmark
[/_objdef {intent} /type /dict /OBJ pdfmark
[{intent} <</Type/OutputIntent/S/GTS_PDFA1/DestOutputProfile {icc}/OutputConditionIdentifier(CMYK)>> /PUT pdfmark
[{Catalog} <</OutputIntents [{intent}]>> /PUT pdfmark
END
    gs -q -dNOPAUSE -dBATCH -sDEVICE=pdfwrite -dPDFA=2 -dPDFACompatibilityPolicy=1 -sColorConversionStrategy=CMYK \
        --permit-file-read="$profiles/" -o "$diplomas/$1.pdf" "$work/made/intent.ps" "$work/made/diploma.ps"
}

typewriter() {
    printf '%s\n' .LP Diploma .LP 'Zo\[:e] Jansen' | groff -ms -Tpdf >"$diplomas/$1.pdf"
}

drawing() {
    cat >"$work/made/diploma.svg" <<'END'
<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="297mm" viewBox="0 0 210 297">
<rect x="10" y="10" width="190" height="277" fill="none" stroke="#224488"/>
<text x="30" y="60" font-size="20" font-family="serif">Diploma</text>
<circle cx="105" cy="200" r="30" fill="#cc2222" fill-opacity="0.5"/></svg>
END
    rsvg-convert -f pdf "$work/made/diploma.svg" -o "$diplomas/$1.pdf"
}

scan() {
    pdftoppm -r 100 -gray -jpeg -singlefile "$diplomas/cairo.pdf" "$work/made/scan"
    img2pdf "$work/made/scan.jpg" -o "$diplomas/$1.pdf"
}

# ---- signers

# A key of the exam office, and a database of certificates that trusts it.
make_key() {
    (cd "$work/made"
    mkdir nss
    certutil -N -d sql:nss --empty-password
    openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out certificate.pem -days 3650 -subj '/CN=Exam Office' \
        -addext keyUsage=digitalSignature,nonRepudiation,keyCertSign
    openssl pkcs12 -export -inkey key.pem -in certificate.pem -name office -passout pass:x -out key.p12
    pk12util -i key.p12 -d sql:nss -W x
    certutil -M -d sql:nss -n office -t CTu,CTu,CTu)
}

# sign NAME FROM: an approval signature, by Poppler and NSS.
sign() {
    pdfsig -nssdir "sql:$work/made/nss" -add-signature -nick office "$diplomas/$2.pdf" "$diplomas/$1.pdf"
}

# certify NAME FROM LEVEL [ENTRIES OF THE FIELD]: a certification of this level of DocMDP (0: an approval), by OpenSSL.
certify() {
    (cd "$work/made"
    qpdf --qdf --object-streams=disable --newline-before-endstream "$diplomas/$2.pdf" opened.pdf
    last=$(grep -a -c '^[0-9]* 0 obj' opened.pdf)
    field=$((last + 1)) signature=$((last + 2))
    certified= reference=
    if [ "$3" -gt 0 ]; then
        certified="/Perms <</DocMDP $signature 0 R>>"
        reference="/Reference [<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P $3/V/1.2>>>>]"
    fi
    sed "s|^  /Type /Catalog|/AcroForm <</Fields [$field 0 R]/SigFlags 3>> $certified\n&|" opened.pdf | sed '/^xref/,$d' >certified.qdf
    cat >>certified.qdf <<END
%% Original object ID: $field 0
$field 0 obj
<</FT/Sig/Type/Annot/Subtype/Widget/F 132/Rect[0 0 0 0]/T(Signature)/V $signature 0 R ${4-}>>
endobj

%% Original object ID: $signature 0
$signature 0 obj
<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/Name(Exam Office)/M(D:20260701120000Z) $reference
/ByteRange [0 AAAAAAAAAA BBBBBBBBBB CCCCCCCCCC]
/Contents <$(head -c 8192 /dev/zero | tr '\0' 0)>>>
endobj

END
    sed -n '/^xref/,$p' opened.pdf >>certified.qdf
    fix-qdf certified.qdf >certified.pdf
    # What is signed: all but the value of Contents with its brackets.
    start=$(grep -a -b -o '^/Contents <0000' certified.pdf | cut -d : -f 1)
    start=$((start + 10)) end=$((start + 10 + 8194 - 10)) size=$(wc -c <certified.pdf)
    sed -i "s/AAAAAAAAAA/$(printf '%010d' $start)/; s/BBBBBBBBBB/$(printf '%010d' $end)/; s/CCCCCCCCCC/$(printf '%010d' $((size - end)))/" certified.pdf
    { head -c $start certified.pdf; tail -c +$((end + 1)) certified.pdf; } >content
    openssl cms -sign -binary -in content -signer certificate.pem -inkey key.pem -md sha256 -outform DER -out value
    hexadecimal=$(od -An -v -tx1 value | tr -d ' \n')
    { head -c $start certified.pdf
      printf '<%s%s>' "$hexadecimal" "$(head -c $((8192 - ${#hexadecimal})) /dev/zero | tr '\0' 0)"
      tail -c +$((end + 1)) certified.pdf; } >"$diplomas/$1.pdf")
}

# ---- all

make_diplomas() {
    made office-1 office office-1 1
    made office-2 office office-2 2
    made office-3 office office-3 3
    made chromium browser chromium
    made pdftex tex pdftex
    made pdftex-2.0 tex pdftex-2.0 '\pdfmajorversion=2 \pdfminorversion=0'
    made ghostscript print_shop ghostscript
    made ghostscript-2b print_shop_archive ghostscript-2b
    made groff typewriter groff
    made cairo drawing cairo
    made scan scan scan
    made own "$program" render samples/25135-contactcenter-medewerker.xml -l nl -o "$diplomas/own.pdf"
    made linearized qpdf --linearize --newline-before-endstream "$diplomas/office-3.pdf" "$diplomas/linearized.pdf"
    made thousand qpdf --empty --pages $(yes "$diplomas/pdftex.pdf" | head -n 334) -- "$diplomas/thousand.pdf"
}

make_signed() {
    make_key >"$work/made/key.log" 2>&1 || fail "no key: $(cat "$work/made/key.log")"
    made signed-table sign signed-table cairo
    made signed-stream sign signed-stream own
    made approved certify approved own 0
    made certified-1 certify certified-1 own 1
    made certified-2 certify certified-2 own 2
    made certified-3 certify certified-3 own 3
    made locked certify locked own 0 '/Lock <</Type/SigFieldLock/Action/All/P 1>>'
}
