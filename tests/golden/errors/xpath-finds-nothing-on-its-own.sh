# The same where the value would bring its own paragraphs.
edit layout.xml 's/select="learning-pathways"/select="learning-path"/'
refuse
