# A function that XPath 1.0 does not have; only asking shows it.
edit layout.xml 's/select="authority"/select="upper-case(authority)"/'
refuse
