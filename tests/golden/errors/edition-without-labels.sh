# An edition whose language has no labels.
edit qualification.xml 's/editions="en nl"/editions="en nl fr"/'
refuse -L layout.xml qualification.xml -l fr
