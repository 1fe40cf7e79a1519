#!/bin/sh
# PDFBox 3.0.8's `merge` of two PDF/A-3a files keeps the claim to be PDF/A-3a, drops the associated files, and one of two attachments.
#
# Each input (Typst 0.15.1) holds its data as an associated file (/AF in the catalog, ISO 19005-3, 6.8). In the merged file /AF is
# gone, so the attachment that is left is of no stated relation, and as both are called data.xml, only the last is left: the
# first document's data are lost without a word. The XMP is the first document's, and says PDF/A-3a and PDF/UA-1 still; veraPDF
# 1.28.2 refuses the file for 6.8-4, and for 6.2.3-2, two different output intents. Expected were both files under names of their own and listed in /AF, or no claim. Tags are
# kept (each document as a Part). Seen on 2026-11-29 with Java 17, on Debian 12.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install typst==0.15.2 pikepdf==10.18.0
for archive in org.apache.pdfbox:pdfbox-app:3.0.8 org.verapdf.apps:greenfield-apps:1.28.2; do
    mvn -q -B -Dmaven.repo.local="$work/maven" dependency:copy -Dartifact="$archive" -DoutputDirectory="$work" </dev/null >maven.log 2>&1
done

for number in 1 2; do
    echo "<diploma>$number</diploma>" >data.xml
    cat >"$number.typ" <<EOF
#set document(title: "Diploma $number", date: datetime(year: 2026, month: 7, day: 10))
#set text(lang: "nl")
#pdf.attach("data.xml", relationship: "source", mime-type: "application/xml", description: "The data")
= Diploma $number
EOF
    venv/bin/python -c "import typst; typst.compile('$number.typ', output='$number.pdf', pdf_standards=['a-3a', 'ua-1'])"
done
java -jar pdfbox-app-3.0.8.jar merge -i 1.pdf -i 2.pdf -o merged.pdf 2>merge.log
{
    for file in 1 2 merged; do
        venv/bin/python - "$file.pdf" <<'EOF'
import pikepdf, sys
file = pikepdf.open(sys.argv[1])
claim = file.open_metadata().get("pdfaid:part") + file.open_metadata().get("pdfaid:conformance")
print(sys.argv[1], "claims PDF/A-" + claim, "AF", len(file.Root.get("/AF", [])), "attached", [a.get_file().read_bytes().decode().strip() for a in file.attachments.values()])
EOF
        java -cp greenfield-apps-1.28.2.jar org.verapdf.apps.GreenfieldCliWrapper --format text -v -f 3a "$file.pdf" | sed "s|$PWD/||"
    done
} >seen
cat >expected <<'EOF'
1.pdf claims PDF/A-3A AF 1 attached ['<diploma>1</diploma>']
PASS 1.pdf 3a
2.pdf claims PDF/A-3A AF 1 attached ['<diploma>2</diploma>']
PASS 2.pdf 3a
merged.pdf claims PDF/A-3A AF 0 attached ['<diploma>2</diploma>']
FAIL merged.pdf 3a
  FAIL 6.8-4
  FAIL 6.2.3-2
EOF
cat seen
diff expected seen
