# A text where a picture belongs.
echo 'This is no picture.' >logo.png
edit layout.xml 's|<p><value select="authority"/></p>|<img src="logo.png" width="10mm">Logo</img>|'
refuse
