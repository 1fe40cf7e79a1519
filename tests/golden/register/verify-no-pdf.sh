# What a clerk is given in the place of a PDF: it is said what it is, and what to do. So do other commands that take a PDF.
. "$golden/register/start"
make out/a.pdf 2026-1 'Zoë Jansen'
issue register.db out/a.pdf 2026-1 'Zoë Jansen'
# an archive, in which the PDF lies as it is; an e-mail; what Word writes; a picture; a web page; half of one, and nothing
{ printf 'PK\3\4\24\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\5\0\0\0a.pdf' && cat out/a.pdf; } >a.zip
printf 'From: a@b.example\nSubject: diploma\nMIME-Version: 1.0\n\n' >a.eml
{ printf 'PK\3\4\24\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\23\0\0\0[Content_Types].xml'; } >a.docx
printf '\377\330\377\340' >a.jpg
echo '<!DOCTYPE html>' >a.html
head -c 9000 out/a.pdf >half.pdf
: >empty.pdf
echo text >a.txt
mkdir folder
cp out/a.pdf folder
supplement verify --register register.db a.zip a.eml a.docx a.jpg a.html half.pdf empty.pdf a.txt
mkdir elsewhere
mv a.* half.pdf empty.pdf folder elsewhere
cd elsewhere
supplement verify a.zip half.pdf
supplement verify folder
supplement extract a.zip -o a.xml
supplement attach a.zip folder/a.pdf -o whole.pdf
supplement attach a.eml folder/a.pdf --collection -o whole.pdf
