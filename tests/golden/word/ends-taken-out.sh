# A paragraph of which the end was taken out goes on in the next one, once the change is accepted; behind the last one of a cell nothing follows.
gone() { printf '<w:p><w:pPr><w:rPr><w:%s/></w:rPr></w:pPr>%s</w:p>' "$1" "$2"; }
r() { printf '<w:r><w:t xml:space="preserve">%s</w:t></w:r>' "$1"; }
{
    echo '#Title of the certificate (NL)'
    echo "$(gone del "$(r Bak)")<w:p>$(r ker)</w:p>"
    echo '#Translated title of the certificate (EN)'
    echo Baker
    echo '#Access to next level of education/training'
    echo "$(gone del "$(r one)")$(gone moveFrom "<w:del>$(r gone)</w:del>")<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>$(r ' and the same')</w:p>"
    echo "<w:tbl><w:tr><w:tc>$(gone del "$(r 'ends with its cell')")</w:tc><w:tc><w:p>$(r 'another cell')</w:p></w:tc></w:tr></w:tbl>"
    echo "$(gone del "$(r 'before a table')")<w:tbl><w:tr><w:tc><w:p>$(r 'in it')</w:p></w:tc></w:tr></w:tbl>"
    echo "<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr><w:r><w:rPr><w:del/></w:rPr><w:t>parted</w:t></w:r></w:p><w:p>$(r 'by somebody')</w:p>"
} >words
document q.docx <words
supplement import q.docx -o out
cat out/*.xml
