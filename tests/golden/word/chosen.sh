# What is chosen in Word's forms, old and new, is taken over: boxes in words, in [brackets], as an author has to say what they mean; entries of lists and
# dates as they are shown. What a field only asks is left out and told; what looks as if a field said it stands in [brackets].
old() { printf '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="f"/><w:enabled/>%s</w:ffData></w:fldChar></w:r><w:r><w:instrText> %s </w:instrText></w:r>%s<w:r><w:fldChar w:fldCharType="end"/></w:r>' "$2" "$1" "${3+<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>$3</w:t></w:r>}"; }
new() { printf '<w:sdt><w:sdtPr>%s</w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>' "$1" "$2"; }
run() { printf '<w:r><w:t xml:space="preserve">%s</w:t></w:r>' "$1"; }
asking() { printf '<w:r><w:rPr><w:rStyle w:val="Tijdelijk"/></w:rPr><w:t>%s</w:t></w:r>' "$1"; }
p() { printf '<w:p>'; printf '%s' "$@"; printf '</w:p>\n'; }
{
    echo '#Title of the certificate (NL)'
    p "$(run Bakker)"
    echo '#Translated title of the certificate (EN)'
    echo Baker
    echo '#Access to next level of education/training'
    p "$(old FORMCHECKBOX '<w:checkBox><w:sizeAuto/><w:default w:val="0"/><w:checked/></w:checkBox>')" "$(run ' by day, ')" "$(old FORMCHECKBOX '<w:checkBox><w:sizeAuto/><w:default w:val="1"/></w:checkBox>')" "$(run ' at night, ')" "$(old FORMCHECKBOX '<w:checkBox><w:sizeAuto/><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>')" "$(run ' abroad')"
    p "$(run 'chosen of a list: ')" "$(old FORMDROPDOWN '<w:ddList><w:result w:val="1"/><w:listEntry w:val="one year"/><w:listEntry w:val="two years"/></w:ddList>')"
    p "$(run 'nobody chose: ')" "$(old FORMDROPDOWN '<w:ddList><w:listEntry w:val="Kies"/><w:listEntry w:val="two years"/></w:ddList>')"
    p "$(run 'the first one: ')" "$(old FORMDROPDOWN '<w:ddList><w:result w:val="0"/><w:listEntry w:val="one year"/></w:ddList>')"
    p "$(run 'shown of a list: ')" "$(old FORMDROPDOWN '<w:ddList><w:result w:val="1"/><w:listEntry w:val="one year"/><w:listEntry w:val="two years"/></w:ddList>' 'two years')"
    p "$(run 'chosen of none: ')" "$(old FORMDROPDOWN '<w:ddList><w:result w:val="7"/><w:listEntry w:val="one year"/></w:ddList>')"
    p "$(run 'filled in: ')" "$(old FORMTEXT '<w:textInput><w:default w:val="Vul hier in"/></w:textInput>' 'A college')"
    p "$(run 'never: ')" "$(old FORMTEXT '<w:textInput><w:default w:val="Vul hier in"/></w:textInput>' 'Vul hier in')"
    p "$(run 'blank: ')" "$(old FORMTEXT '<w:textInput/>' '     ')"
    echo '#Entry requirements'
    p "$(new '<w14:checkbox><w14:checked w14:val="1"/><w14:checkedState w14:val="0058"/></w14:checkbox>' "$(run X)")" "$(run ' sixteen, ')" "$(new '<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>' '<w:r><w:sym w:font="Wingdings 2" w:char="F02A"/></w:r>')" "$(run ' eighteen')"
    p "$(new '<w:dropDownList><w:listItem w:value="1"/></w:dropDownList>' "$(run 'two entries')")" "$(run ' and ')" "$(new '<w:date w:fullDate="2026-07-01T00:00:00Z"/>' "$(run '1 July 2026')")"
    p "$(new '<w:showingPlcHdr/><w:dropDownList/>' "$(asking 'Kies een item.')")"
    p "$(run 'from a copy: ')" "$(asking 'Klik om tekst in te voeren.')"
    p "$(run '☒ typed ☐ boxes, ')" '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' "$(run ' of a font')"
    echo '#Legal basis'
    echo "<w:tbl><w:tr>$(new '<w:showingPlcHdr/><w:text/>' "<w:tc><w:p>$(asking 'Klikněte sem.')</w:p></w:tc>")<w:tc>$(p "$(run 'An act')")</w:tc></w:tr></w:tbl>"
    echo "$(new '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>' "$(p "$(run ☒)")")"
    p "$(new '<w:showingPlcHdr/><w:picture/>' '<w:r><w:drawing><a:blip xmlns:a="a"/></w:drawing></w:r>')"
    cat <<'STYLES'
@word/styles.xml
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="character" w:styleId="Tijdelijk"><w:name w:val="Placeholder Text"/></w:style></w:styles>
STYLES
} >words
document q.docx <words
supplement import q.docx -o out
cat out/*.xml
