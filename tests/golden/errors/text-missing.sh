# The English edition lacks a text; the Dutch one is whole.
edit qualification.xml '/Fires the oven/d'
refuse
supplement check -L layout.xml qualification.xml
