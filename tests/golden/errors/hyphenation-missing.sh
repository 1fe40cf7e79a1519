# A language without patterns is told once, however many paragraphs are set in it.
edit layout.xml 's|size="9pt"|& hyphenate="yes"|'
edit layout.xml 's|page width="80mm"|page width="46mm"|'
edit layout.xml 's|hyphenation="hyphenation"|hyphenation="patterns"|'
mkdir patterns
cp -L hyphenation/nl.dic patterns
trace -L layout.xml qualification.xml -l en
trace -L layout.xml qualification.xml -l nl
