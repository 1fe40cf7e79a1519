#!/bin/sh
# Ghostscript 10.0.0 (Debian 12), asked for PDF/A-3 and to stop if it cannot keep to it, writes a file that is no PDF/A-3: the attached data are
# there, and belong to nothing. Of two files that it joins, the second's data are lost.
#
# A file that is attached to a PDF/A-3 has to be associated with the document or a part of it (ISO 19005-3, 6.8: /AF). Ghostscript takes the
# attachment over from a file that is PDF/A-3a, leaves /AF behind, and claims PDF/A-3b in spite of -dPDFACompatibilityPolicy=2; veraPDF
# 1.28.2 says 6.8-4. A file without attachments becomes PDF/A-3b by the same command. If two diplomas are joined, "1.xml" stays and
# "2.xml" does not, under the title of the second; what is said is that a file "had errors that were repaired", which neither
# has when it is read alone. The status is 0 each time. Expected were both attachments, and /AF or the stop that was asked for.
# Seen on 2026-11-30 with Java 17, Python 3.11, Poppler 22.12.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
[ "$(gs --version)" = 10.00.0 ] || { echo "wanted: ghostscript 10.0.0" >&2; exit 1; }
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install typst==0.15.2 pikepdf==10.18.0
mvn -q -B -Dmaven.repo.local="$work/maven" dependency:copy -Dartifact=org.verapdf.apps:greenfield-apps:1.28.2 -DoutputDirectory="$work" </dev/null >maven.log 2>&1

look() {
    venv/bin/python - "$1" <<'EOF'
import pikepdf, sys
file = pikepdf.open(sys.argv[1])
about = file.open_metadata()
print(sys.argv[1], "title", about["dc:title"], "claims PDF/A", about.get("pdfaid:part"), about.get("pdfaid:conformance"), "attached", list(file.attachments), "AF", len(file.Root.get("/AF", [])))
EOF
}
for number in 1 2 bare; do
    echo "<diploma>$number</diploma>" >"$number.xml"
    cat >"$number.typ" <<EOF
#set document(title: "Diploma $number", date: datetime(year: 2026, month: 7, day: 10))
= Diploma $number
EOF
    [ $number = bare ] || echo "#pdf.attach(\"$number.xml\", relationship: \"source\", mime-type: \"application/xml\", description: \"Data\")" >>"$number.typ"
    venv/bin/python -c "import typst; typst.compile('$number.typ', output='$number.pdf', pdf_standards=['a-3a'])"
    look "$number.pdf"
done >seen
profiles=/usr/share/color/icc/ghostscript/
sed "s|(srgb.icc)|(${profiles}srgb.icc)|" /usr/share/ghostscript/10.00.0/lib/PDFA_def.ps >profile.ps
for number in bare 1; do
    status=0
    gs -q -sDEVICE=pdfwrite -dPDFA=3 -dPDFACompatibilityPolicy=2 -sColorConversionStrategy=RGB --permit-file-read=$profiles -o archived-$number.pdf \
        profile.ps $number.pdf >said || status=$?
    echo "gs -dPDFA=3, status $status, $(wc -l <said) lines said"
    look archived-$number.pdf
    java -cp greenfield-apps-1.28.2.jar org.verapdf.apps.GreenfieldCliWrapper --format text -v -f 3b archived-$number.pdf | sed "s|$PWD/||"
done >>seen
{
    status=0
    gs -sDEVICE=pdfwrite -o joined.pdf 1.pdf 2.pdf >said 2>&1 || status=$?
    echo "gs 1.pdf 2.pdf, status $status, $(grep -c 'had errors that were repaired' said) complaint"
    look joined.pdf
} >>seen
cat >expected <<'EOF'
1.pdf title Diploma 1 claims PDF/A 3 A attached ['1.xml'] AF 1
2.pdf title Diploma 2 claims PDF/A 3 A attached ['2.xml'] AF 1
bare.pdf title Diploma bare claims PDF/A 3 A attached [] AF 0
gs -dPDFA=3, status 0, 0 lines said
archived-bare.pdf title Diploma bare claims PDF/A 3 B attached [] AF 0
PASS archived-bare.pdf 3b
gs -dPDFA=3, status 0, 0 lines said
archived-1.pdf title Diploma 1 claims PDF/A 3 B attached ['1.xml'] AF 0
FAIL archived-1.pdf 3b
  FAIL 6.8-4
gs 1.pdf 2.pdf, status 0, 1 complaint
joined.pdf title Diploma 2 claims PDF/A None None attached ['1.xml'] AF 0
EOF
cat seen
diff expected seen
