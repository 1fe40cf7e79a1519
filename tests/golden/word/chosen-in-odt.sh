# What is chosen in forms of LibreOffice, and in Word's as LibreOffice keeps them, is taken over as from Word.
mark() { printf '<field:fieldmark field:type="vnd.oasis.opendocument.field.%s">%s</field:fieldmark>' "$1" "$2"; }
param() { printf '<field:param field:name="%s" field:value="%s"/>' "$1" "$2"; }
entries() { param Dropdown_ListEntry 'one year'; param Dropdown_ListEntry 'two years'; }
shown() { printf '<field:fieldmark-start field:type="vnd.oasis.opendocument.field.FORMTEXT">%s</field:fieldmark-start><field:fieldmark-separator/>%s<field:fieldmark-end/>' "$(param Content 'Vul hier in')" "$1"; }
control() { printf '<draw:control draw:control="%s"/>' "$1"; }
p() { printf '<text:p>'; printf '%s' "$@"; printf '</text:p>\n'; }
{
    tr -d '\n' <<'FORMS'
<office:forms><form:form><form:checkbox form:id="c1" form:label="by day" form:current-state="checked"/><form:checkbox form:id="c2" form:label="at night"/><form:radio form:id="c3" form:label="abroad" form:current-selected="true"/><form:listbox form:id="c4"><form:option form:label="one year" form:selected="true" form:current-selected="false"/><form:option form:label="two years" form:current-selected="true"/></form:listbox><form:text form:id="c5" form:current-value="A college" form:value="Fill in"/><form:date form:id="c6" form:value="2026-07-01"/><form:text form:id="c7" form:value="On the page"/></form:form></office:forms>
FORMS
    echo
    echo '#Title of the certificate (NL)'
    p Bakker
    echo '#Translated title of the certificate (EN)'
    echo Baker
    echo '#Access to next level of education/training'
    p "$(mark FORMCHECKBOX "$(param Checkbox_Checked true)")" ' by day, ' "$(mark FORMCHECKBOX '')" ' at night, ' "$(mark FORMCHECKBOX "$(param Checkbox_Checked false)")" ' abroad'
    p 'chosen of a list: ' "$(mark FORMDROPDOWN "$(entries)$(param Dropdown_Selected 1)")"
    p 'nobody chose: ' "$(mark FORMDROPDOWN "$(entries)$(param Dropdown_Selected 0)")" ', ' "$(mark FORMDROPDOWN "$(entries)")"
    p 'chosen of none: ' "$(mark FORMDROPDOWN "$(entries)$(param Dropdown_Selected 7)")"
    p 'filled in: ' "$(shown 'A college')"
    p 'never: ' "$(shown 'Vul hier in')"
    echo '#Entry requirements'
    p "$(control c1)" ', ' "$(control c2)" ', ' "$(control c3)" ', ' "$(control c4)" ', ' "$(control c5)" ', ' "$(control c6)" ', ' "$(control c8)"
    control c7
    echo
    p 'of a list: <text:drop-down text:name="x"><text:label text:value="one"/><text:label text:current-selected="true" text:value="two"/>two</text:drop-down>, <loext:content-control loext:dropdown="true"><loext:list-item loext:display-text="three"/>three</loext:content-control>'
    p '<loext:content-control loext:checkbox="true" loext:checked="true">X</loext:content-control> sixteen, <loext:content-control loext:checkbox="true">O</loext:content-control> eighteen'
    p 'asked: <text:placeholder text:placeholder-type="text">&lt;Hier<text:line-break/>klikken&gt;</text:placeholder><loext:content-control loext:showing-place-holder="true"><draw:frame><draw:image/></draw:frame></loext:content-control>, and on'
    p 'from a copy: <text:span text:style-name="Placeholder_20_Text">Klik om tekst in te voeren.</text:span>'
} | sed '1s/^/<office:styles><style:style style:name="Placeholder_20_Text" style:family="text"\/><\/office:styles>/' >words
document q.odt <words
supplement import q.odt -o out
cat out/*.xml
