# Two styles that are like each other.
edit layout.xml 's/name="text" font/name="text" like="small" font/'
refuse
