# Colours by name and with too few digits.
edit layout.xml 's/#000000/black/;s/bold="yes" space/fill="#fff" space/'
refuse
