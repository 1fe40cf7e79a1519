# Numbers that Word and LibreOffice write by themselves are read: of core tasks and work processes they are their numbers, of lists those that lists have.
p() { printf '<w:p><w:pPr>%s</w:pPr><w:r><w:t>%s</w:t></w:r></w:p>\n' "$1" "$2"; }
item() { p "<w:numPr><w:ilvl w:val=\"$2\"/><w:numId w:val=\"$1\"/></w:numPr>" "$3"; }
level() { printf '<w:lvl w:ilvl="%s"><w:start w:val="%s"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/></w:lvl>' "$@"; }
{
    echo '#Title of the certificate (NL)'
    echo Bakker
    echo '#Translated title of the certificate (EN)'
    echo Baker
    echo '#Profile of skills and competences'
    p '<w:pStyle w:val="Taak"/>' 'Bakes bread'
    item 1 1 'Kneads'
    item 1 1 'Heats'
    p '<w:pStyle w:val="Taak"/>' 'Sells bread'
    item 1 1 'Greets'
    item 2 0 'Counts'
    item 2 0 'Wraps'
    item 8 0 'Of no list'
    echo '#Access to next level of education/training'
    item 3 0 'first'
    item 3 0 'second'
    item 3 1 'below it'
    item 3 1 'again'
    item 3 0 'third'
    item 4 0 'from five'
    item 4 0 'six'
    item 5 0 'a Roman one'
    item 5 0 'and two'
    item 6 0 'a sign'
    item 6 0 'another'
    item 0 0 'no item'
    item 7 0 'begun anew'
    item 7 0 'and on'
    echo '@word/numbering.xml'
    echo '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    echo "<w:abstractNum w:abstractNumId=\"1\">$(level 0 1 decimal 'Core task %1:')$(level 1 1 decimal '%1.%2')</w:abstractNum>"
    echo "<w:abstractNum w:abstractNumId=\"3\">$(level 0 1 decimal '%1.')$(level 1 1 lowerLetter '%2)')</w:abstractNum>"
    echo "<w:abstractNum w:abstractNumId=\"5\">$(level 0 3 upperRoman '%1')$(level 1 1 decimalZero '%1-%2')</w:abstractNum>"
    echo "<w:abstractNum w:abstractNumId=\"6\">$(level 0 1 bullet '·')</w:abstractNum>"
    echo '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="L"/></w:abstractNum>'
    echo "<w:abstractNum w:abstractNumId=\"8\"><w:styleLink w:val=\"L\"/>$(level 0 1 decimal '(%1)')</w:abstractNum>"
    echo '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="3"/></w:num>'
    echo '<w:num w:numId="3"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    echo "<w:num w:numId=\"4\"><w:abstractNumId w:val=\"3\"/><w:lvlOverride w:ilvl=\"0\">$(level 0 5 decimal '%1.')</w:lvlOverride></w:num>"
    echo '<w:num w:numId="5"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="6"><w:abstractNumId w:val="6"/></w:num><w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    echo '@word/styles.xml'
    echo '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="Taak"><w:name w:val="heading 3"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
} >words
document q.docx <words
supplement import q.docx -o out/docx
cat out/docx/*.xml
list() { printf '<text:list text:style-name="%s"%s>%s</text:list>\n' "$1" "$3" "$2"; }
one() { printf '<text:list-item><text:p>%s</text:p>%s</text:list-item>' "$1" "${2-}"; }
task() { printf '<text:h text:outline-level="1">%s</text:h>\n' "$1"; }
number() { printf '<text:%s text:level="%s" style:num-format="%s" style:num-prefix="%s" style:num-suffix="%s" text:display-levels="%s"%s/>' "$@"; }
{
    printf '<office:styles><text:outline-style>%s</text:outline-style>' "$(number outline-level-style 1 1 'Core task ' : 1 '')"
    printf '<text:list-style style:name="L1">%s%s</text:list-style>' "$(number list-level-style-number 1 1 '' . 1 '')" "$(number list-level-style-number 2 a '' ')' 1 '')"
    printf '<text:list-style style:name="L2">%s</text:list-style>' "$(number list-level-style-number 1 1 '' . 1 ' text:start-value="5"')"
    printf '<text:list-style style:name="L3">%s%s</text:list-style>' "$(number list-level-style-number 1 I '' '' 1 ' text:start-value="3"')" "$(number list-level-style-number 2 1 '' '' 2 '')"
    printf '<text:list-style style:name="L4"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style></office:styles>\n'
    echo '#Title of the certificate (NL)'
    echo Bakker
    echo '#Translated title of the certificate (EN)'
    echo Baker
    echo '#Profile of skills and competences'
    task 'Bakes bread'
    list L1 "$(one Kneads)$(one Heats)" ''
    task 'Sells bread'
    list L1 "$(one Greets)" ''
    list L1 "$(one Counts)" ' text:continue-numbering="true"'
    list L9 "$(one 'Of no list')" ''
    echo '#Access to next level of education/training'
    list L1 "$(one first)$(one second "$(list '' "$(one 'below it')$(one again)" '')")$(one third)" ''
    list L2 "$(one 'from five')$(one six)<text:list-item text:start-value=\"9\"><text:p>nine</text:p></text:list-item>" ''
    list L3 "$(one 'a Roman one' "$(list '' "$(one 'below it')" '')")$(one 'and two')" ''
    list L4 "$(one 'a sign')$(one another)" ''
} >words
document q.odt <words
supplement import q.odt -o out/odt
cat out/odt/*.xml
