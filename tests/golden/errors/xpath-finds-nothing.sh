# A value that the qualification does not have.
edit layout.xml 's/select="authority"/select="authority-of-bakers"/'
refuse
