# Words in a table within a cell stand under the headings of the cells around it, too; and behind it the headings of the outer table still hold.
inner='<w:tbl><w:tr><w:tc><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
cell() { printf '<w:tc>%s</w:tc>' "$1"; }
p() { printf '<w:p><w:r><w:t>%s</w:t></w:r></w:p>' "$1"; }
{
    echo '#Title of the certificate (NL)'
    echo Bakker
    echo '#Translated title of the certificate (EN)'
    echo Baker
    echo '#Profile of skills and competences'
    echo '-bake'
    printf '<w:tbl><w:tr>%s%s</w:tr>' "$(cell "$(p 'Access to next level of education/training')")" "$(cell "$(p 'Legal basis')")"
    printf '<w:tr>%s%s</w:tr>' "$(cell "$(p 'A school')$(printf "$inner" 'a college' 'in town')$(p 'or both')")" "$(cell "$(p 'An act')")"
    printf '<w:tr>%s%s</w:tr></w:tbl>\n' "$(cell "$(p 'any school')")" "$(cell "$(printf "$inner" 'and' 'a decree')")"
    printf '<w:tbl><w:tr>%s%s</w:tr></w:tbl>\n' "$(cell "$(p 'Entry requirements')")" "$(cell "$(printf "$inner" 'sixteen' 'or more')$(p 'years')")"
} >words
document q.docx <words
supplement import q.docx -o out
cat out/*.xml
