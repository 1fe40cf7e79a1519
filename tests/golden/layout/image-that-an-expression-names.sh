# A logo by its name: a drawing or an image of the folder; one that is not there leaves its place, and a name leads nowhere else.
mkdir logos
cp picture.png logos/NL.png
echo '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><rect width="4" height="1" fill="#1f3864"/></svg>' >logos/ministry.svg
layout() { # ATTRIBUTES
    cat >layout.xml <<END
<layout version="1" name="logos" labels="labels" hyphenation="hyphenation" flags="flags">
  <inputs><input name="school"/></inputs>
  <page width="60mm" height="40mm" top="5mm" right="5mm" bottom="5mm" left="5mm"/>
  <fonts><family name="Noto Sans" regular="fonts/NotoSans-Regular.ttf" bold="fonts/NotoSans-Bold.ttf"/></fonts>
  <styles><style name="text" size="9pt" leading="12pt"/></styles>
  <body><img height="5mm" $1>A logo</img><p>Below.</p></body>
  <unused select="."/>
</layout>
END
}
pictures() {
    sed -n '/^page/,$p' out/page.trace
}
layout 'select="@country" folder="logos"'
trace -L layout.xml qualification.xml
pictures
layout 'src="logos/ministry.svg"'
trace -L layout.xml qualification.xml
pictures
layout 'select="$school" folder="logos"'
trace -L layout.xml qualification.xml --field school=ministry
pictures
trace -L layout.xml qualification.xml --field school=elsewhere
pictures
trace -L layout.xml qualification.xml --field school=../logos/ministry
layout 'select="$school"'
trace -L layout.xml qualification.xml --field school=ministry
# A layout that builds on it finds it where it was.
mkdir own
mv logos own
cat >own/base.xml <<'END'
<layout version="1" name="base">
  <body><img select="@country" folder="logos" height="5mm">A logo</img></body>
  <unused select="."/>
</layout>
END
layout ''
edit layout.xml 's|name="logos"|& base="own/base.xml"|;/<body>/d;/<unused/d'
trace -L layout.xml qualification.xml
pictures
