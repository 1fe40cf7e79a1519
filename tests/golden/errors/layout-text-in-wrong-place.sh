# Words between the rows of a table.
edit layout.xml 's|<col width="auto"/>|<col width="auto"/> marks|'
refuse
