# A slip in an attribute's name.
edit layout.xml 's/leading=/leeding=/'
refuse
