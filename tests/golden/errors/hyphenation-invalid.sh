# Patterns that are none are told once, and the words stay whole.
edit layout.xml 's|size="9pt"|& hyphenate="yes"|'
edit layout.xml 's|page width="80mm"|page width="46mm"|'
edit layout.xml 's|hyphenation="hyphenation"|hyphenation="patterns"|'
mkdir patterns
cp -L hyphenation/nl.dic patterns
printf 'no encoding\n' >patterns/en.dic
trace -L layout.xml qualification.xml -l en
