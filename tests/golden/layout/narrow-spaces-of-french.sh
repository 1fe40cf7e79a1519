# In French a space before ; ! ? and inside « » is narrow and no line ends there, whether the author wrote a space or a
# no-break space; before a colon it is an ordinary one. The text stays what was written, and other languages have theirs.
mv labels/nl.xml labels/fr.xml
edit labels/fr.xml 's|lang="nl" units="jaar mm"|lang="fr" narrow-before="; ! ? »" narrow-behind="«"|;/<date/,/<.date>/d'
edit qualification.xml 's|"nl"|"fr"|;s|"en nl"|"en fr"|'
edit qualification.xml 's|Ministry .*</text>|Its words ; and <span lang="fr">« les mots » !</span></text>|'
edit qualification.xml 's|Ministerie</text>|Les mots ; « un mot », « un mot » : quoi ? Oui ! <span lang="en">Why ?</span></text>|'
cat >layout.xml <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<layout version="1" name="narrow-spaces-of-french" labels="labels" hyphenation="hyphenation" flags="flags">
  <page width="60mm" height="60mm" top="4mm" right="4mm" bottom="4mm" left="4mm"/>
  <fonts><family name="Noto Sans" regular="fonts/NotoSans-Regular.ttf" bold="fonts/NotoSans-Bold.ttf"/></fonts>
  <styles>
    <style name="text" size="9pt" leading="12pt"/>
    <style name="p" like="text" space-after="3pt"/>
  </styles>
  <metadata><title>narrow-spaces-of-french</title></metadata>
  <body>
    <p><value select="authority"/></p>
    <div lang="original"><p><value select="authority"/></p></div>
  </body>
  <unused select="."/>
</layout>
END
trace -L layout.xml qualification.xml
page 1
