# Columns that are wider together than the page.
edit layout.xml 's|<col width="10mm"/>|<col width="40mm"/>|;s|<col width="auto"/>|<col width="40mm"/>|'
refuse
