# Documents of one qualification in several languages become one file: what people wrote in it meanwhile stays.
form() {
    cat <<END
$1 (NL)
Bakker
$2 (EN)
Baker
$3
-$4
-$5
$6
$7
|$8|$9
|10|
|5|
END
}
form 'Titel van het certificaat' 'Vertaalde titel van het certificaat' 'Beschrijving vaardigheden en competenties' 'deeg kneden' 'brood bakken' \
    'Internationale overeenkomsten' 'Geen.' Cijfer Betekenis >nl
sed -i 's/|10|.*/|10|uitmuntend (minimum)/; s/|5|.*/|5|onvoldoende/' nl
form 'Title of the certificate' 'Translated title of the certificate' 'Profile of skills and competences' 'knead dough' 'bake bread' \
    'International agreements' 'None.' Mark Meaning >en
sed -i 's/|10|.*/|10|outstanding/; s/|5|.*/|5|poor/' en
document nl.docx <nl
document en.odt <en
supplement import nl.docx en.odt -o out
cat out/*.xml
echo 'An author says which country it is before the English document comes.'
"$program" import nl.docx -o later >/dev/null 2>&1
edit later/bakker.xml 's|\[\? NL\]|NL|'
"$program" import en.odt -o later >/dev/null 2>&1
grep '<qualification' later/bakker.xml
grep -c 'lang="en"' later/bakker.xml
echo 'An author mends the Dutch text, and says who awards it; the English document is corrected.'
edit out/bakker.xml 's|brood bakken|brood en koek bakken|; s|\[\? NL\]|NL|; s|<agreements>|<awarding-body><name><text lang="nl">School</text></name></awarding-body>&|'
cp out/bakker.xml before
sed -i 's/knead dough/knead and shape dough/; s/None\./There are none./' en
document en.odt <en
supplement import en.odt -o out
diff before out/bakker.xml | grep '^[<>]'
echo 'An author and the document change the same English text.'
edit out/bakker.xml 's|knead and shape dough|knead, shape and rest dough|'
cp out/bakker.xml before
sed -i 's/knead and shape dough/knead and roll dough/' en
document en.odt <en
supplement import en.odt -o out
diff before out/bakker.xml && echo the same
echo 'One that has a skill more is of another form: the file stays.'
sed -i 's/^-bake bread/&\n-cut bread/' en
document en.odt <en
supplement import en.odt -o out
diff before out/bakker.xml && echo the same
