# Two files to check: the good one is called good, the bad one is explained.
edit labels/nl.xml 's/name="flag"/nam="flag"/'
supplement check -L layout.xml qualification.xml
cp "$golden/base/labels/nl.xml" labels/nl.xml
cp qualification.xml bad.xml
edit bad.xml '/Fires the oven/d'
supplement check -L layout.xml qualification.xml bad.xml
supplement check -L layout.xml bad.xml qualification.xml
