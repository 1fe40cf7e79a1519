#!/bin/sh
# qpdf 11.3.0 (Debian 12), adding the pages of a second PDF/UA-1 file to a first, leaves the second's tags behind and the claim to be PDF/UA-1
# where it is; veraPDF 1.28.2 passes the whole, of which a screen reader reads half.
#
# `qpdf 1.pdf --pages . 2.pdf -- both.pdf` keeps the first file's catalog: its tags, its metadata. The second's pages keep the number
# (/StructParents) under which their own tags stood; under that number now stand the first's: what page 2 draws belongs to the
# heading "Diploma 1" of page 1, which knows nothing of it (ISO 32000-1, 14.7.4.4: the number leads to the parents of that page's
# content). ISO 14289-1, 7.1 wants all real content in the structure tree. veraPDF finds a parent for each mark, and does not ask
# whether it is a child of that parent. Expected was a claim that goes with the tags, or a validator that sees it. pikepdf 10.18.0, which stands on
# qpdf, does the same. Seen on 2026-11-30 with Java 17, Python 3.11, Poppler 22.12.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
case $(qpdf --version | head -n 1) in
*' 11.3.0') ;;
*) echo "wanted: qpdf 11.3.0" >&2; exit 1 ;;
esac
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install typst==0.15.2 pikepdf==10.18.0
mvn -q -B -Dmaven.repo.local="$work/maven" dependency:copy -Dartifact=org.verapdf.apps:greenfield-apps:1.28.2 -DoutputDirectory="$work" </dev/null >maven.log 2>&1

for number in 1 2; do
    cat >"$number.typ" <<EOF
#set document(title: "Diploma $number", date: datetime(year: 2026, month: 7, day: 10))
#set text(lang: "en")
= Diploma $number
The holder is number $number.
EOF
    venv/bin/python -c "import typst; typst.compile('$number.typ', output='$number.pdf', pdf_standards=['ua-1'])"
done
qpdf 1.pdf --pages . 2.pdf -- both.pdf
venv/bin/python - <<'EOF'
import pikepdf
first, second = pikepdf.open("1.pdf"), pikepdf.open("2.pdf")
first.pages.extend(second.pages)
first.save("pikepdf.pdf")
EOF
{
    for file in 1 2 both pikepdf; do
        echo "$file: on pages $(pdftotext $file.pdf - | grep -c 'The holder'), in tags $(pdfinfo -struct-text $file.pdf 2>/dev/null | grep -c 'The holder')"
        java -cp greenfield-apps-1.28.2.jar org.verapdf.apps.GreenfieldCliWrapper --format text -v -f ua1 $file.pdf | sed "s|$PWD/||"
    done
    venv/bin/python - <<'EOF'
import pikepdf
file = pikepdf.open("both.pdf")
print("both: claims PDF/UA-" + file.open_metadata().get("pdfuaid:part"), "and has pages", [int(page.StructParents) for page in file.pages])
EOF
} >seen
cat >expected <<'EOF'
1: on pages 1, in tags 1
PASS 1.pdf ua1
2: on pages 1, in tags 1
PASS 2.pdf ua1
both: on pages 2, in tags 1
PASS both.pdf ua1
pikepdf: on pages 2, in tags 1
PASS pikepdf.pdf ua1
both: claims PDF/UA-1 and has pages [0, 0]
EOF
cat seen
diff expected seen
