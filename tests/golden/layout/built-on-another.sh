# A layout says what differs: attributes of styles and of the page, a part replaced, one put before and one behind, one removed;
# the second layout changes what the first put there. As one file it makes the same document.
edit layout.xml 's|<each select="core-task">|<each part="tasks" select="core-task">|'
edit layout.xml 's|<value select="learning-pathways"|<value part="pathways" select="learning-pathways"|'
edit layout.xml 's|<p><value select="authority"/></p>|<p part="authority"><value select="authority"/></p>|'
cat >first.xml <<'END'
<layout version="1" name="first" base="layout.xml">
  <page left="20mm"/>
  <styles>
    <style name="small" size="6pt"/>
    <style name="large" like="text" size="11pt"/>
  </styles>
  <body>
    <replace part="authority"><p style="large">Not an authority: <value select="authority"/></p></replace>
    <before part="tasks"><p part="before" style="large">Before</p></before>
    <after part="tasks"><p>Behind</p></after>
    <remove part="pathways"/>
  </body>
  <unused select="learning-pathways"/>
</layout>
END
cat >second.xml <<'END'
<layout version="1" name="second" base="first.xml">
  <styles><style name="large" color="#800000"/></styles>
  <body>
    <replace part="before"><p style="small">Instead of what stood before</p></replace>
    <before part="authority"><p>In front</p></before>
  </body>
</layout>
END
trace -L second.xml qualification.xml -l en
page 1
supplement layout --flatten second.xml -o whole.xml
"$program" render -L whole.xml qualification.xml -l en -o out/whole.trace
cmp out/page.trace out/whole.trace
