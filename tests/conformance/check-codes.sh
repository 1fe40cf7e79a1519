#!/bin/sh
# The code on the paper: documents with one conform and are made again as others are; two readers read it from pages of 100, 150 and 200
# dots an inch, in grey, blurred, turned and as JPEG, whoever the holder is and however long the address; in a print run, an archive
# and joined to a diploma too.
. tests/conformance/documents.sh

python=$PWD/build/readers/venv/bin/python
for program_needed in zbarimg pdftoppm qpdf unzip "$python"; do
    command -v "$program_needed" >/dev/null || fail "$program_needed is missing (./dev test installs it)"
done
[ -f "$verapdf" ] || fail "veraPDF is missing: $verapdf (./dev test fetches it)"
sample=samples/25135-contactcenter-medewerker.xml
short=https://check.school.nl/7G5K-Q4MW-VXZ0-1N34-56A8
long=https://check.educational-authority-of-the-region.example/ABCDEFG/ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ
endless='Wilhelmina-Petronella Anna-Maria van Oosterwegel-Meulen tot Sint-Oedenrode en Nederhemert'

# personal FILE LANGUAGE NAME ADDRESS [OPTION]...
personal() {
    file=$1 language=$2 name=$3 address=$4
    shift 4
    "$program" render $sample -l "$language" -o "$file" --field holder.name="$name" --field holder.diploma=D-1 \
        --field holder.date=2026-07-10 --field check="$address" "$@" || fail "$file"
}

# read_codes FILE PAGE: both readers find on the page just what is expected. zbar goes along lines, where zxing-cpp looks at areas: of what is
# blurred or turned it needs 150 dots an inch.
read_codes() {
    rm -rf "$work/seen" && mkdir "$work/seen"
    for resolution in 100 150 200; do
        pdftoppm -r $resolution -f "$2" -l "$2" -gray -singlefile -png "$1" "$work/seen/$resolution"
    done
    "$python" "$tests/conformance/codes.py" "$work/wanted" "$work"/seen/*.png >"$work/unread" || fail "zxing-cpp fails"
    [ ! -s "$work/unread" ] || fail "zxing-cpp, $1: $(cat "$work/unread")"
    for picture in "$work"/seen/*-plain.* "$work"/seen/150.*-*.* "$work"/seen/200.*-*.*; do
        zbarimg -q --raw "$picture" 2>/dev/null | sort | cmp -s - "$work/wanted" || fail "zbar: $1: $picture"
    done
}
# read_signed FILE RESOLUTION...: the same of a page with a signed code too, of which zbar needs 150 dots an inch, and sharp ones.
read_signed() {
    rm -rf "$work/seen" && mkdir "$work/seen"
    signed_file=$1
    shift
    for resolution in "$@"; do
        pdftoppm -r $resolution -f 1 -l 1 -gray -singlefile -png "$signed_file" "$work/seen/$resolution"
    done
    "$python" "$tests/conformance/codes.py" "$work/wanted" "$work"/seen/*.png >"$work/unread" || fail "zxing-cpp fails"
    [ ! -s "$work/unread" ] || fail "zxing-cpp, $signed_file: $(cat "$work/unread")"
    for picture in "$work"/seen/150.*-plain.* "$work"/seen/200.*-*.*; do
        zbarimg -q --raw "$picture" 2>/dev/null | sort | cmp -s - "$work/wanted" || fail "zbar: $signed_file: $picture"
    done
}
expect() {
    printf '%s\n' "$@" | tr a-z A-Z | sort >"$work/wanted"
}
LC_ALL=C

# ---- alone: all languages of the sample, a name of more than 80 letters, the longest address; PDF 2.0
for language in nl en de; do
    personal "$work/$language.pdf" $language 'Zoë Jansen-Đurić' "$short"
done
personal "$work/endless.pdf" nl "$endless" "$short"
personal "$work/long.pdf" de "$endless" "$long"
for file in "$work"/*.pdf; do
    [ "$(pdfinfo "$file" | sed -n 's/^Pages: *//p')" -eq 2 ] || fail "$file: the code takes a page"
    qpdf --check "$file" >/dev/null || fail "$file: qpdf"
    "$program" extract "$file" -o "$work/again.xml"
    "$program" render "$work/again.xml" -o "$work/again.pdf"
    cmp "$file" "$work/again.pdf" || fail "$file is made again otherwise"
    "$program" verify "$file" >/dev/null && fail "$file: genuine" || [ $? -eq 2 ] || fail "$file is not unaltered"
done
rm "$work/again.pdf"
check_profiles "$work"/*.pdf
for file in "$work"/*.pdf; do
    "$check" "$file" >/dev/null || fail "$file: $("$check" "$file")"
done
expect "$short"
read_codes "$work/nl.pdf" 1
read_codes "$work/endless.pdf" 1
expect "$long"
read_codes "$work/long.pdf" 1
profiles='4f ua2'
mkdir "$work/two"
personal "$work/two/nl.pdf" nl 'Zoë Jansen-Đurić' "$short" --standard pdf2
check_profiles "$work"/two/*.pdf

# What is read aloud: a figure with words, and a link that leads there.
tree "$work/en.pdf" | grep -q Figure || fail "no figure"
qpdf --qdf --object-streams=disable "$work/en.pdf" - | grep -aq '/Alt (QR code' || fail "the figure has no words"
pdfinfo -url "$work/en.pdf" | grep -qF "$short" || fail "the address is no link"

# ---- a cohort: each document has its own; a whole, an archive and a print run have them too
profiles='3a ua1'
mkdir "$work/issued"
"$program" register address "$work/issued/register.db" https://check.school.nl
"$program" export samples/cohort.csv -q samples -o "$work/issued" >/dev/null
"$program" verify --register "$work/issued/register.db" "$work"/issued/25135/*.pdf | grep -v ': genuine: ' && fail "not genuine" || true
[ "$(pdfinfo -url "$work"/issued/25135/*2026-004711-nl.pdf | grep -c check.school.nl)" -eq 1 ] || fail "an issued file has no link"
address_of() {
    "$program" extract "$1" | sed -n 's/.*name="check">\(.*\)<.*/\1/p'
}
for file in "$work"/issued/25135/*-nl.pdf; do
    address=$(address_of "$file")
    expect "$address"
    pdftoppm -r 150 -f 1 -l 1 -gray -singlefile -png "$file" "$work/page"
    zbarimg -q --raw "$work/page.png" 2>/dev/null | cmp - "$work/wanted" || fail "zbar: $file"
done
first=$(echo "$work"/issued/25135/*2026-004711-nl.pdf)
address=$(address_of "$first")
expect "$address"
"$program" attach samples/diplomas/2026-004711.pdf "$first" -o "$work/whole.pdf" 2>/dev/null
read_codes "$work/whole.pdf" $(($(pdfinfo "$work/whole.pdf" | sed -n 's/^Pages: *//p') - 1))
"$program" export samples/cohort.csv -q samples -o "$work/all.zip" --register "$work/issued/register.db" >/dev/null
unzip -q "$work/all.zip" -d "$work/archived"
diff -r "$work/issued/25135" "$work/archived/25135" || fail "the archive has other documents"
"$program" export samples/cohort.csv -q samples -o "$work/print.pdf" --register "$work/issued/register.db" >/dev/null
check_profiles "$work/print.pdf"
pdftoppm -r 100 -gray -png "$work/print.pdf" "$work/run"
zbarimg -q --raw "$work"/run-*.png 2>/dev/null | sort >"$work/in-print"
for file in "$work"/issued/25135/*.pdf; do
    address_of "$file" | tr a-z A-Z
done | sort >"$work/issued.codes"
cmp "$work/in-print" "$work/issued.codes" || fail "the print run has other codes"
[ "$(sort -u "$work/in-print" | wc -l)" -eq 20 ] || fail "codes are not each another"

# ---- what was signed, beside the address: the code of a long name has more squares; whoever has a library for COSE (RFC 9052) can check it
seals=tests/data/seal
mkdir "$work/signed"
"$program" register address "$work/signed/register.db" https://check.school.nl
{ head -n 2 samples/cohort.csv
  sed -n 3p samples/cohort.csv | awk -F';' -v OFS=';' '{ $2 = name; print }' name="$endless"
  sed -n 4p samples/cohort.csv | awk -F';' -v OFS=';' '{ $2 = name; print }' name="$(printf 'Παπαδοπούλου %.0s' 1 2 3 4 5 6)Αλεξάνδρα"
} >"$work/signed.csv"
"$program" export "$work/signed.csv" -q samples -l nl -o "$work/signed" --seal $seals/p256.pem --signed-code --strict >/dev/null ||
    fail "signed codes are not issued without a warning"
signed_of() {
    "$program" extract "$1" | sed -n 's/.*name="signed">\(.*\)<.*/\1/p'
}
check_profiles "$work"/signed/25135/*.pdf
for file in "$work"/signed/25135/*.pdf; do
    [ "$(pdfinfo "$file" | sed -n 's/^Pages: *//p')" -eq 2 ] || fail "$file: the codes take a page"
    qpdf --check "$file" >/dev/null || fail "$file: qpdf"
    text=$(signed_of "$file")
    "$program" verify --code "$text" --trust $seals/p256.pem >/dev/null || fail "$file: its code is not of who signed"
    "$python" "$tests/conformance/cose.py" "$text" $seals/p256.pem || fail "$file: its code is no COSE"
done
sides=
for file in "$work"/signed/25135/*-nl.pdf; do
    text=$(signed_of "$file")
    expect "$(address_of "$file")" "$text"
    if [ ${#text} -le 311 ]; then # what level M has room for; names of 80 letters have level L, and are not read at 100 as blurred JPEG
        read_signed "$file" 100 150 200
    else
        read_signed "$file" 150 200
    fi
    for resolution in 150 200; do
        pdftoppm -r $resolution -f 1 -l 1 -singlefile -png "$file" "$work/page"
        "$program" verify --code "$work/page.png" --trust $seals/p256.pem >/dev/null || fail "$file: no code is found at $resolution"
    done
    sides="$sides $(( ${#text} > 395 ))"
done
case $sides in *0*1*|*1*0*) ;; *) fail "all codes are of one size: $sides" ;; esac
rm "$work/page.png"
profiles='4f ua2'
"$program" export "$work/signed.csv" -q samples -l nl -o "$work/signed-two" --seal $seals/p256.pem --signed-code --standard pdf2 >/dev/null
check_profiles "$work"/signed-two/25135/*.pdf
