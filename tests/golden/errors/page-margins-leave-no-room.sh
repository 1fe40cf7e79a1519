# Margins wider than the sheet.
edit layout.xml 's/left="8mm"/left="75mm"/'
refuse
