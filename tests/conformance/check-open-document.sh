#!/bin/sh
# What LibreOffice makes of workbooks in its own formats (.ods, .ots, .fods) says and issues the same: each cohort of the tests in .xlsx is
# converted, and both are exported: the same messages at the same cells, and the same documents, byte by byte.
. tests/conformance/documents.sh

command -v soffice >/dev/null || fail "soffice is missing (./dev test installs it)"
export SOURCE_DATE_EPOCH=1786000000
sheets=$PWD/tests/data/sheets

# convert KIND FILE...: in one go, as LibreOffice takes long to begin.
convert() {
    kind=$1
    shift
    soffice --headless "-env:UserInstallation=file://$work/office" --convert-to "$kind" --outdir "$work/$kind" "$@" >"$work/office.log" 2>&1 </dev/null ||
        { cat "$work/office.log"; fail "LibreOffice: $kind"; }
}
# exported FILE FOLDER [ARGUMENTS...]: what is said of it, without what is different by nature.
exported() {
    file=$1 folder=$2
    shift 2
    "$program" export "$file" -q samples -o "$folder" "$@" >"$work/words" 2>&1 || true
    cat "$folder"/rejected*.csv >>"$work/words" 2>/dev/null || true
    rm -f "$folder"/rejected*.csv
    sed -E "s|$(dirname "$file")/||g; s/\.(xlsx|ods|ots|fods)/.X/g; s|$work/[a-z]*-out|OUT|g; /ended|began|time/d" "$work/words"
}

mkdir "$work/xlsx"
# Not those with formulas that nobody calculated, which LibreOffice does, or with midnights, which it leaves out.
for name in openpyxl-sample openpyxl-cohort openpyxl-results openpyxl-digits openpyxl-filtered libreoffice-cohort libreoffice libreoffice-1904; do
    cp "$sheets/$name.xlsx" "$work/xlsx"
done
for kind in ods ots fods; do
    convert $kind "$work"/xlsx/*.xlsx
done
for kind in ods ots fods; do
    for workbook in "$work"/xlsx/*.xlsx; do
        name=$(basename "$workbook" .xlsx)
        [ -f "$work/$kind/$name.$kind" ] || fail "LibreOffice made no $name.$kind"
        for manner in '' '--sheet=Geslaagden --hidden=take' '--hidden=skip --keep-going'; do
            rm -rf "$work/xlsx-out" "$work/$kind-out"
            exported "$workbook" "$work/xlsx-out" $manner >"$work/xlsx.said"
            exported "$work/$kind/$name.$kind" "$work/$kind-out" $manner >"$work/$kind.said"
            diff "$work/xlsx.said" "$work/$kind.said" || fail "$name.$kind $manner: other words"
            [ ! -d "$work/xlsx-out" ] || diff -r -x 'register*.db*' "$work/xlsx-out" "$work/$kind-out" || fail "$name.$kind $manner: other documents"
            find "$work/xlsx-out" -name '*.pdf' 2>/dev/null | wc -l >>"$work/documents"
            wc -l <"$work/xlsx.said" >>"$work/lines"
        done
    done
done
total() { awk '{ sum += $1 } END { print sum + 0 }' "$1"; }
[ "$(total "$work/documents")" -ge 6 ] || fail "only $(total "$work/documents") documents were made"
echo "$(total "$work/documents") documents, $(total "$work/lines") lines are the same"
