# What a file has in one language stays when the document of another has other sections, or another number of items.
cat >nl <<'END'
#Titel van het certificaat (NL)
Bakker
#Vertaalde titel van het certificaat (EN)
Baker
#Beschrijving vaardigheden en competenties
-brood bakken
#Officiële grondslag van het document
Losse woorden
END
cat >en <<'END'
#Title of the certificate (NL)
Bakker
#Translated title of the certificate (EN)
Baker
#Profile of skills and competences
-bake bread
-sell it
END
document nl.docx <nl
document en.docx <en
supplement import nl.docx -o out
supplement import en.docx -o out
cat out/*.xml
"$program" import en.docx -o out >/dev/null 2>&1
cp out/bakker.xml once.xml
"$program" import nl.docx -o out >/dev/null 2>&1
cmp once.xml out/bakker.xml && echo 'again: the same'
