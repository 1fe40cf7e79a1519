# A form that is signed: a logo before all else, at the end lines to sign, a place for a stamp. Lines and frame are ornaments,
# captions are read in their order, in the language of the edition.
cp picture.png ministry.png
cp "$source/samples/25135-contactcenter-medewerker.xml" sample.xml
cat >signed.xml <<'END'
<layout version="1" name="signed" base="europass-certificate-supplement.xml">
  <body>
    <before part="masthead">
      <img src="ministry.png" height="12mm">The ministry</img>
    </before>
    <after part="information">
      <columns style="signatures" gutter="8mm" align="bottom">
        <column width="rest"><p style="signature"><label name="signature.place-and-date"/></p></column>
        <column width="rest"><p style="signature"><label name="signature"/></p></column>
        <column width="40mm"><p style="stamp"><label name="signature.stamp"/></p></column>
      </columns>
    </after>
  </body>
</layout>
END
for language in nl de; do
    trace -L signed.xml sample.xml -l $language
    grep '^image' out/page.trace
    tac out/page.trace | sed -n '/^structure/,/^page/p' | grep -vE 'artifact-(head|foot)' | head -9 | tac
    tail -3 out/page.trace
done
