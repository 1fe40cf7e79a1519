# A language in which there is no edition.
refuse -L layout.xml qualification.xml -l fr
