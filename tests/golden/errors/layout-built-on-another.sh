# What is wrong is told where it stands: in the layout, or in the one that it builds on.
edit layout.xml 's|<value select="learning-pathways"|<value part="pathways" select="learning-pathways"|'
cat >own.xml <<'END'
<layout version="1" name="own" base="layout.xml">
  <styles>
    <style name="small" color="red"/>
  </styles>
  <body>
    <replace part="pathway"><p>Words</p></replace>
    <remove/>
    <before part="pathways"><li>Words</li></before>
  </body>
</layout>
END
refuse -L own.xml qualification.xml
edit own.xml '/pathway"|<remove|<li>|color/d'
edit layout.xml 's|size="7pt"|size="7qt"|'
refuse -L own.xml qualification.xml
edit own.xml 's|base="layout.xml"|base="absent.xml"|'
refuse -L own.xml qualification.xml
edit own.xml 's|base="absent.xml"|base="qualification.xml"|'
refuse -L own.xml qualification.xml
