# The Dutch edition: Dutch words, and English ones where the translated title stands.
cat >body <<'END'
  <body>
    <p><label name="flag"/>: <value select="title"/></p>
    <div lang="translation"><p><label name="flag"/>: <value select="title"/> (<value select="$translation.code"/>)</p></div>
  </body>
END
{ sed '/<body>/,$d' layout.xml; cat body; echo '<unused select="."/></layout>'; } >other.xml
trace -L other.xml qualification.xml -l nl
cat out/page.trace
