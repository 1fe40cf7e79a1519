# A word of one's own where the schema knows none.
edit qualification.xml 's|<(/?)occupations>|<\1jobs>|'
refuse
