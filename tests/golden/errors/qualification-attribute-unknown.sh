# A slip in an attribute's name.
edit qualification.xml 's/passes="no"/pases="no"/'
refuse
