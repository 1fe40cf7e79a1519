# A layout where the qualification belongs, and the other way about.
refuse -L layout.xml layout.xml
refuse -L qualification.xml qualification.xml
