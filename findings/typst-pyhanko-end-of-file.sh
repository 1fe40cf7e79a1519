#!/bin/sh
# A PDF/A-3a file of Typst 0.15.1, sealed by pyHanko 0.38.0, is no PDF/A-3a any more: the one ends without an end of line, the other
# begins its revision without one.
#
# Typst's file ends with "%%EOF" and nothing behind it, which is allowed. pyHanko appends its incremental update at that very
# place: "%%EOF31 0 obj". ISO 19005-3, 6.1.9 wants an end of line before an object's number; veraPDF 1.28.2 says 6.1.9-1. Readers
# do not mind, so the seal shows as valid everywhere. With a newline behind the input it stays PDF/A-3a. Expected
# was a seal that leaves the archival claim true. Seen on 2026-11-29 with Python 3.11, OpenSSL 3.0.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install typst==0.15.2 pyhanko==0.38.0
mvn -q -B -Dmaven.repo.local="$work/maven" dependency:copy -Dartifact=org.verapdf.apps:greenfield-apps:1.28.2 -DoutputDirectory="$work" </dev/null >maven.log 2>&1
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key.pem -out certificate.pem -days 3650 \
    -subj /CN=School -addext keyUsage=critical,digitalSignature 2>openssl.log

cat >diploma.typ <<'EOF'
#set document(title: "Diploma", date: datetime(year: 2026, month: 7, day: 10))
#set text(lang: "nl")
= Diploma
EOF
venv/bin/python - <<'EOF'
import typst
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
typst.compile("diploma.typ", output="diploma.pdf", pdf_standards=["a-3a", "ua-1"])
diploma = open("diploma.pdf", "rb").read()
open("newline.pdf", "wb").write(diploma + b"\n")
for name in ("diploma", "newline"):
    with open(name + ".pdf", "rb") as source, open(name + "-sealed.pdf", "wb") as sealed:
        signers.sign_pdf(IncrementalPdfFileWriter(source), signers.PdfSignatureMetadata(field_name="Seal", subfilter=fields.SigSeedSubFilter.PADES),
                         signer=signers.SimpleSigner.load("key.pem", "certificate.pem"), output=sealed)
EOF
{
    for file in diploma newline diploma-sealed newline-sealed; do
        java -cp greenfield-apps-1.28.2.jar org.verapdf.apps.GreenfieldCliWrapper --format text -v -f 3a "$file.pdf" | sed "s|$PWD/||"
    done
    echo "where the revision begins: $(grep -a -o -E '%%EOF[0-9]+ 0 obj' diploma-sealed.pdf | sed 's/[0-9][0-9]*/N/')"
} >seen
cat >expected <<'EOF'
PASS diploma.pdf 3a
PASS newline.pdf 3a
FAIL diploma-sealed.pdf 3a
  FAIL 6.1.9-1
PASS newline-sealed.pdf 3a
where the revision begins: %%EOFN 0 obj
EOF
cat seen
diff expected seen
