# Items that hold both languages keep both where a new document has another number of them: what is the same goes together, at any depth.
words() { # LANGUAGE SKILL...
    language=$1
    shift
    [ "$language" = nl ] && { echo '#Titel van het certificaat (NL)'; echo Bakker; echo '#Vertaalde titel van het certificaat (EN)'; echo Baker; echo '#Beschrijving vaardigheden en competenties'; } ||
        { echo '#Title of the certificate (NL)'; echo Bakker; echo '#Translated title of the certificate (EN)'; echo Baker; echo '#Profile of skills and competences'; }
    printf '%s\n' "$@"
}
words nl -bakken -verkopen -vegen '#Kerntaak 1: Bakt' '-Kneedt' '-Wacht' >nl
words en -bake -sell -sweep '#Core task 1: Bakes' '-Kneads' '-Waits' >en
document nl.docx <nl
document en.docx <en
"$program" import nl.docx en.docx -o out >/dev/null 2>&1
cat out/bakker.xml
words en -bake -greet -sell -sweep '#Core task 1: Bakes bread' '-Kneads' '-Weighs' '-Waits' >en
document en.docx <en
supplement import en.docx -o out
cat out/bakker.xml
cp out/bakker.xml once.xml
"$program" import nl.docx -o out >/dev/null 2>&1
"$program" import en.docx -o out >/dev/null 2>&1
cmp once.xml out/bakker.xml && echo 'again: the same'
echo 'An item goes, and a word is another.'
words en -bake -greet -wipe >en
document en.docx <en
supplement import en.docx -o out
cat out/bakker.xml
