# A picture taller than the page.
cp "$source/tests/data/picture.png" logo.png
edit layout.xml 's|<p><value select="authority"/></p>|<img src="logo.png" width="10mm" height="150mm">Logo</img>|;s/select="certificate/& | authority/'
refuse
