# A name mistyped.
refuse -L layout.xml qualifcation.xml
refuse -L layouts.xml qualification.xml
