# An end tag is missing; the parser only sees it at the end tag after it.
edit qualification.xml '0,/<\/title>/s/<\/title>//'
refuse
