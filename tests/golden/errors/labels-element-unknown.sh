# HTML that labels do not know.
edit labels/en.xml 's|Supplement:|<b>Supplement</b>:|'
refuse
