# A word processor's text instead of XML.
printf 'Supplement for bakers\nSee the school.\n' >qualification.xml
refuse
