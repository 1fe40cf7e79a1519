# Of a field what it shows is read, and not what its code asks: a field in the code of another, as in Word's letters, is told and left out.
cat >words <<'WORDS'
#Title of the certificate (NL)
<w:p><w:r><w:t>Bakker</w:t></w:r></w:p>
#Translated title of the certificate (EN)
Baker
#Profile of skills and competences
<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>Behind the end of none</w:t></w:r><w:r><w:fldChar/></w:r><w:r><w:t> and a mark of no kind</w:t></w:r></w:p>
<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF "</w:instrText></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> MERGEFIELD level </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>asked</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:instrText>" = "4" "a" "b" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Shown, and </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>shown in it, </w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>and on; </w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>behind it</w:t></w:r></w:p>
<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>Behind a field that shows no words</w:t></w:r></w:p>
WORDS
document q.docx <words
supplement import q.docx -o out
cat out/*.xml
