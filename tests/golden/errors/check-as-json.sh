# Findings for programs: an object a line.
cp qualification.xml bad.xml
edit bad.xml '/Fires the oven/d;s|Kneads dough|Kneads "\\" dough|'
supplement check -L layout.xml --format json qualification.xml bad.xml
supplement check -L layout.xml --format=xml qualification.xml
