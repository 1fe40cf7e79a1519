edit layout.xml 's|<p><value select="authority"/></p>|<p part="authority"><value select="authority"/></p>|'
cat >own.xml <<'END'
<layout version="1" name="own" base="layout.xml">
  <body>
    <remove part="authority"/>
    <p>Among changes</p>
  </body>
</layout>
END
refuse -L own.xml qualification.xml
