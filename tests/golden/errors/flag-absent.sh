# A country of which there is no flag.
edit qualification.xml 's/country="NL"/country="XX"/'
refuse
