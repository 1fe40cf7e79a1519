# A share of 12.5% stands in each edition as its language writes it: with a comma, with a space before the sign, or neither. A mark is a
# sign of the scale and stays as the certificate has it.
languages='cs de fr es pl el en mt ga tr'
texts() {
    for language in $languages; do echo "<text lang=\"$language\">$1</text>"; done
}
cat >decimals.xml <<END
<?xml version="1.0" encoding="UTF-8"?>
<qualification version="1" country="CZ" original="cs" editions="$languages">
  <title>$(texts K)</title>
  <grading-scale>
    <step mark="1,7" share="12.5%" passes="yes">$(texts A)</step>
    <step from="1.8" to="4,0" share="87.5%" passes="yes">$(texts B)</step>
    <step mark="5" passes="no">$(texts C)</step>
  </grading-scale>
  <pathway kind="school" percentage="62.5%"/>
  <pathway kind="workplace" percentage="37.5%"/>
</qualification>
END
for language in $languages; do
    trace decimals.xml -l $language | sed "s|$source/||"
    sed -n 's/^text .* \("[^"]*[0-9][^"]*%"\) [0-9]* .*/\1/p;s/^text .* \("%[^"]*"\) .*/\1/p;s/^text .* \("1[.,][78][^"]*"\) .*/\1/p' out/page.trace | tr '\n' ' '
    echo "$language"
done
