# What is seen, for those who hear the document?
cp "$source/tests/data/picture.png" logo.png
edit layout.xml 's|<p><value select="authority"/></p>|<img src="logo.png" width="10mm"/>|'
refuse
