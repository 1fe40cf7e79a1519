# In French a space before ; ! ? and inside « » is narrow and no line ends there, whether the author wrote a space or a
# no-break space; before a colon it is an ordinary one. The text stays what was written, and other languages have theirs.
mv labels/nl.xml labels/fr.xml
edit labels/fr.xml 's|lang="nl" units="jaar mm"|lang="fr" narrow-before="; ! ? »" narrow-behind="«"|;/<date/,/<.date>/d'
edit qualification.xml 's|"nl"|"fr"|;s|"en nl"|"en fr"|'
edit qualification.xml 's|Ministry .*</text>|Its words ; and <span lang="fr">« les mots » !</span></text>|'
edit qualification.xml 's|Ministerie</text>|Les mots ; « un mot », « un mot » : quoi ? Oui ! <span lang="en">Why ?</span></text>|'
authorities narrow-spaces-of-french 60mm 60mm
trace -L layout.xml qualification.xml
page 1
