# How large is it to be?
cp "$source/tests/data/picture.png" logo.png
edit layout.xml 's|<p><value select="authority"/></p>|<img src="logo.png">Logo</img>|'
refuse
