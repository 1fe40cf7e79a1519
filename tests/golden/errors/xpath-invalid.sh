# No XPath: a bracket is not closed.
edit layout.xml 's/select="grading-scale\/step"/select="grading-scale\/step["/'
refuse
