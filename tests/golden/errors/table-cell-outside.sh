# A third cell in a table of two columns.
edit layout.xml 's|<tr>|<tr><td>no</td>|'
refuse
