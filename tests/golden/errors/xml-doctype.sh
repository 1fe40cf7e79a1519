# A document type declaration, even one that declares nothing.
edit qualification.xml '2s/^/<!DOCTYPE qualification>\n/'
refuse
