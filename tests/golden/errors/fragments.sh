# A fragment that is not there, one that uses itself, and one of the base that the form replaces.
edit layout.xml 's|<p><value select="authority"/></p>|<use fragment="authority"/><use fragment="authorty"/><use fragment="loop"/>|'
edit layout.xml 's|</layout>|<fragment name="authority"><p><value select="authority"/></p></fragment>\n<fragment name="loop"><p>a</p><use fragment="loop"/></fragment>\n</layout>|'
refuse
edit layout.xml 's#<use fragment="(authorty|loop)"/>##g'
cat >own.xml <<'XML'
<layout version="1" name="own" base="layout.xml">
  <fragment name="authority"><p><strong><value select="authority"/></strong></p></fragment>
</layout>
XML
for layout in layout own; do
    trace -L $layout.xml qualification.xml -l en
    grep -c 'Bold .*paragraph/strong' out/page.trace || true
done
supplement layout --flatten own.xml -o flat.xml
supplement check flat.xml
