# UTF-8 that says it is UTF-16.
edit qualification.xml '1s/UTF-8/UTF-16/'
refuse
