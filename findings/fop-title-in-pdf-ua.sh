#!/bin/sh
# Apache FOP 2.11, asked for PDF/UA-1 and PDF/A-3a, takes a plain dc:title, says nothing, and writes a file that is neither.
#
# FOP refuses to write PDF/UA without a title ("PDF/UA-1 requires the title to be set"). A title as one writes it by hand,
# <dc:title>Diploma</dc:title>, satisfies it and goes into the XMP as it is; but dc:title is a Language Alternative (ISO
# 16684-1, Dublin Core), and veraPDF 1.28.2 says 7.1-9 (PDF/UA-1) and 6.6.2.3.1-2 (PDF/A-3). With
# rdf:Alt and an rdf:li around it the same file passes both. Expected was that the profile's own check, which stops for no title at
# all, also sees this one, or writes it as it should be. Seen on 2026-11-29 with Java 17, on Debian 12.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat >pom.xml <<'EOF'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies><dependency><groupId>org.apache.xmlgraphics</groupId><artifactId>fop</artifactId><version>2.11</version></dependency></dependencies>
</project>
EOF
mvn -q -B -Dmaven.repo.local="$work/maven" dependency:copy-dependencies -DoutputDirectory="$work/fop" </dev/null >maven.log 2>&1
mvn -q -B -Dmaven.repo.local="$work/maven" dependency:copy -Dartifact=org.verapdf.apps:greenfield-apps:1.28.2 -DoutputDirectory="$work" </dev/null >>maven.log 2>&1
npm pack --silent dejavu-fonts-ttf@2.37.3 >npm.log
tar -xzf dejavu-fonts-ttf-2.37.3.tgz
cat >fop.xml <<EOF
<fop version="1.0"><accessibility>true</accessibility><renderers><renderer mime="application/pdf">
  <pdf-a-mode>PDF/A-3a</pdf-a-mode><pdf-ua-mode>PDF/UA-1</pdf-ua-mode>
  <fonts><font embed-url="file:$work/package/ttf/DejaVuSans.ttf"><font-triplet name="Sans" style="normal" weight="normal"/></font></fonts>
</renderer></renderers></fop>
EOF

# make NAME TITLE
make() {
    cat >"$1.fo" <<EOF
<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" xml:lang="nl" font-family="Sans">
  <fo:layout-master-set><fo:simple-page-master master-name="page" page-width="210mm" page-height="297mm" margin="20mm"><fo:region-body/></fo:simple-page-master></fo:layout-master-set>
  <fo:declarations><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>$2</dc:title></rdf:Description></rdf:RDF></x:xmpmeta></fo:declarations>
  <fo:page-sequence master-reference="page" xml:lang="nl"><fo:flow flow-name="xsl-region-body"><fo:block role="H1">Diploma</fo:block></fo:flow></fo:page-sequence>
</fo:root>
EOF
    java -cp 'fop/*' org.apache.fop.cli.Main -c fop.xml -a -fo "$1.fo" -pdf "$1.pdf" 2>"$1.log"
    echo "$1: $(grep -c -i -E 'title|conformance' "$1.log" || true) messages about the title"
    for flavour in 3a ua1; do
        java -cp greenfield-apps-1.28.2.jar org.verapdf.apps.GreenfieldCliWrapper --format text -v -f $flavour "$1.pdf" | sed "s|$PWD/||"
    done
}

{
    make plain 'Diploma'
    make alternatives '<rdf:Alt><rdf:li xml:lang="x-default">Diploma</rdf:li></rdf:Alt>'
} >seen
cat >expected <<'EOF'
plain: 0 messages about the title
FAIL plain.pdf 3a
  FAIL 6.6.2.3.1-2
FAIL plain.pdf ua1
  FAIL 7.1-9
alternatives: 0 messages about the title
PASS alternatives.pdf 3a
PASS alternatives.pdf ua1
EOF
cat seen
diff expected seen
