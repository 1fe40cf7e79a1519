# HTML that layouts do not know, and an element where it does not belong.
edit layout.xml 's|<p><value select="authority"/></p>|<center>x</center>\n<li>y</li>|'
refuse
