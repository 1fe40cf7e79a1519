# The layout uses a label that the English labels lack.
edit labels/en.xml '/name="heading"/d'
refuse
