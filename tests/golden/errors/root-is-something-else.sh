# XML, but of another kind.
echo '<html><body>Baker</body></html>' >page.xml
refuse -L layout.xml page.xml
supplement check page.xml
