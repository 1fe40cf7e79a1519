# A country by its name, a level that does not exist, a date as people write it.
edit qualification.xml 's/country="NL"/country="Netherlands"/;s/eqf="3"/eqf="9"/;s/2026-03-01/1 March 2026/'
refuse
