# A logo that is not there.
edit layout.xml 's|<p><value select="authority"/></p>|<img src="logo.png" width="10mm">Logo</img>|'
refuse
