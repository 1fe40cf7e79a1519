# A share of 12.5% stands in each edition as its language writes it: with a comma, with a space before the sign, or neither; so do marks,
# ranges and numbers of the form's own, however they are given. Words and what may be thousands stay, and so do numbers of tasks.
languages='cs de fr es pl el en mt ga tr'
texts() {
    for language in $languages; do echo "<text lang=\"$language\">$1</text>"; done
}
cat >form.xml <<END
<layout version="1" name="form" base="europass-certificate-supplement.xml">
  <vocabulary><field name="credits" type="number"/></vocabulary>
  <body><before part="level"><entry><term><label name="official.level"/></term><value select="field" style="entry-text"/></entry></before></body>
</layout>
END
cat >decimals.xml <<END
<?xml version="1.0" encoding="UTF-8"?>
<qualification version="1" country="CZ" original="cs" editions="$languages">
  <title>$(texts K)</title>
  <skill-group number="2.1"><title>$(texts T)</title><skill>$(texts S)</skill></skill-group>
  <grading-scale>
    <step mark="1,7" share="12.5%" passes="yes">$(texts A)</step>
    <step from="1.8" to="4,0" share="87.5%" passes="yes">$(texts B)</step>
    <step mark="5" passes="no">$(texts C)</step>
  </grading-scale>
  <grading-scale>
    <title>$(texts Z)</title>
    <step mark="1,200" passes="yes">$(texts A)</step>
    <step mark="9,5 or 10" passes="no">$(texts C)</step>
  </grading-scale>
  <pathway kind="school" percentage="62.5%"/>
  <pathway kind="workplace" percentage="37.5%"/>
  <field name="credits">180.5</field>
</qualification>
END
for language in $languages; do
    trace -L form.xml decimals.xml -l $language | sed "s|$source/||"
    sed -n 's/^text .* \("[^"]*[0-9][^"]*%"\) [0-9]* .*/\1/p;s/^text .* \("%[^"]*"\) .*/\1/p;s/^text .* \("1[.,][78][^"]*"\) .*/\1/p;s/^text .* \("[0-9.,]*[.,][0-9][^"]*\"\) .*/\1/p' out/page.trace | tr '\n' ' '
    echo "$language"
done
