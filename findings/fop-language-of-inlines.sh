#!/bin/sh
# Apache FOP 2.11 with accessibility writes the language of an fo:block into the tags, and drops that of an fo:inline.
#
# xml:lang on fo:page-sequence and on fo:block becomes /Lang of the Part and of the P. The same attribute on an
# fo:inline, a German word in a Dutch sentence, makes a Span without /Lang, though the Span is there to carry it
# (XSL 1.1, 7.31.24: xml:lang stands for language and country, which are inherited by all; ISO 14289-1, 7.2 wants the language of
# each text known). A screen reader says the word with a Dutch voice. Expected was /Lang on the Span. Seen on 2026-11-29 with Java 17, on Debian 12.
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
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install pikepdf==10.18.0
cat >fop.xml <<'EOF'
<fop version="1.0"><accessibility>true</accessibility></fop>
EOF
cat >words.fo <<'EOF'
<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format">
  <fo:layout-master-set><fo:simple-page-master master-name="page" page-width="210mm" page-height="297mm" margin="20mm"><fo:region-body/></fo:simple-page-master></fo:layout-master-set>
  <fo:page-sequence master-reference="page" xml:lang="nl"><fo:flow flow-name="xsl-region-body">
    <fo:block>Een <fo:inline xml:lang="de">deutsches Wort</fo:inline> hier.</fo:block>
    <fo:block xml:lang="fr">Un paragraphe français</fo:block>
  </fo:flow></fo:page-sequence>
</fo:root>
EOF
java -cp 'fop/*' org.apache.fop.cli.Main -c fop.xml -a -fo words.fo -pdf words.pdf 2>fop.log
venv/bin/python - >seen <<'EOF'
import pikepdf

def show(element, depth=0):
    print("  " * depth + str(element.S), str(element.get("/Lang", "-")))
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            show(kid, depth + 1)

file = pikepdf.open("words.pdf")
roots = file.Root.StructTreeRoot.K
for root in roots if isinstance(roots, pikepdf.Array) else [roots]:
    show(root)
languages = set()
for part in pikepdf.parse_content_stream(file.pages[0]):
    languages |= {str(o["/Lang"]) for o in part.operands if isinstance(o, pikepdf.Dictionary) and "/Lang" in o}
print("languages in the page's content:", sorted(languages))
EOF
cat >expected <<'EOF'
/Document -
  /Part nl
    /Sect -
      /P -
        /Span -
      /P fr
languages in the page's content: []
EOF
cat seen
diff expected seen
