# What the label files of the languages bind: nouns to their numbers, prepositions to the next word. A text goes by its own
# language, also in the midst of another; a language without label file has only what holds everywhere.
mv labels/nl.xml labels/pl.xml
edit labels/pl.xml 's|lang="nl" units="jaar mm"|lang="pl" before-words="a i o u w z"|;/<date/,/<.date>/d'
edit labels/en.xml 's|units="years mm"|& before-numbers="level -level"|'
edit qualification.xml 's|"nl"|"pl"|;s|"en nl"|"en pl"|'
edit qualification.xml 's|Ministry .*</text>|Its Qualificationlevel 3 <span lang="pl">nowa pracowniczka w pracowni</span>, a Certificat <span lang="cs">studentka stredni studen v magistraturachmmm</span>.</text>|'
edit qualification.xml 's|Ministerie</text>|Nowa pracowniczka w pracowni level 3, W Warszawie pracowniczki.</text>|'
cat >layout.xml <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<layout version="1" name="words-that-a-language-binds" labels="labels" hyphenation="hyphenation" flags="flags">
  <page width="40mm" height="80mm" top="4mm" right="4mm" bottom="4mm" left="4mm"/>
  <fonts><family name="Noto Sans" regular="fonts/NotoSans-Regular.ttf" bold="fonts/NotoSans-Bold.ttf"/></fonts>
  <styles>
    <style name="text" size="9pt" leading="12pt"/>
    <style name="p" like="text" space-after="3pt"/>
  </styles>
  <metadata><title>words-that-a-language-binds</title></metadata>
  <body>
    <p><value select="authority"/></p>
    <div lang="original"><p><value select="authority"/></p></div>
  </body>
  <unused select="."/>
</layout>
END
trace -L layout.xml qualification.xml
page 1
