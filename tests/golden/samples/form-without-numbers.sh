# A form whose headings have no numbers and whose note stands at the end takes what it leaves out from the common one by name.
cat >plain.xml <<'END'
<layout version="1" name="plain" base="europass-certificate-supplement.xml">
  <styles>
    <style name="h2" hang="0mm"/>
    <style name="section" padding-left="0mm"/>
    <style name="note" padding-left="0mm"/>
  </styles>
  <note place="end" gap="9mm"/>
  <body>
    <remove part="number"/>
  </body>
</layout>
END
trace -L plain.xml "$source/samples/25135-contactcenter-medewerker.xml" -l en
awk '$1 == "page" { print $1, $2 } /heading-2|"\* Expl/ && $1 == "text" { print $2, $3, $0 }' out/page.trace |
    sed -E 's/^([0-9.]+ [0-9.]+) [^"]*("[^"]*").*/\1 \2/'
