# What the label files of the languages bind: nouns to their numbers, prepositions to the next word. A text goes by its own
# language, also in the midst of another; a language without label file has only what holds everywhere.
mv labels/nl.xml labels/pl.xml
edit labels/pl.xml 's|lang="nl" units="jaar mm"|lang="pl" before-words="a i o u w z"|;/<date/,/<.date>/d'
edit labels/en.xml 's|units="years mm"|& before-numbers="level -level"|'
edit qualification.xml 's|"nl"|"pl"|;s|"en nl"|"en pl"|'
edit qualification.xml 's|Ministry .*</text>|Its Qualificationlevel 3 <span lang="pl">nowa pracowniczka w pracowni</span>, a Certificat <span lang="cs">studentka stredni studen v magistraturachmmm</span>.</text>|'
edit qualification.xml 's|Ministerie</text>|Nowa pracowniczka w pracowni level 3, W Warszawie pracowniczki.</text>|'
authorities words-that-a-language-binds 40mm 80mm
trace -L layout.xml qualification.xml
page 1
