# Where links lead, what formulas say and what fields of ActiveX hold is left out, and told where; a link that says itself where it leads needs no word.
link() { printf '<w:hyperlink r:id="l%s"><w:r><w:t>%s</w:t></w:r></w:hyperlink>' "$1" "$2"; }
p() { printf '<w:p>'; printf '%s' "$@"; printf '</w:p>\n'; }
{
    echo '#Title of the certificate (NL)'
    echo Bakker
    echo '#Translated title of the certificate (EN)'
    echo Baker
    echo '#Access to next level of education/training'
    p '<!--link https://example.org/schools--><!--link http://www.example.org/--><!--link mailto:a@example.org-->' "$(link 0 schools)" '<w:r><w:t>, </w:t></w:r>' "$(link 1 www.example.org)" '<w:r><w:t>, </w:t></w:r>' "$(link 2 a@example.org)" "$(link 7 ' of none')" '<w:hyperlink w:anchor="x"><w:r><w:t> within</w:t></w:r></w:hyperlink>'
    p '<w:r><w:t>more than </w:t></w:r><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>x</m:t></m:r></m:den></m:f></m:oMath><w:r><w:t> of it</w:t></w:r>'
    p '<w:r><w:object><w:control w:name="CheckBox1"/></w:object></w:r>'
} >words
document q.docx <words
supplement import q.docx -o out/docx
cat out/docx/*.xml
cat >words <<'WORDS'
#Title of the certificate (NL)
Bakker
#Translated title of the certificate (EN)
Baker
#Access to next level of education/training
<text:p><text:a xlink:href="https://example.org/schools">schools</text:a>, <text:a xlink:href="http://www.example.org/">www.example.org</text:a>, <text:a xlink:href="#x">within</text:a></text:p>
WORDS
document q.odt <words
supplement import q.odt -o out/odt
