# A text of two paragraphs inside a paragraph.
edit layout.xml 's|<value select="authority"/>|<value select="learning-pathways"/>|'
refuse
