# A marker that would be printed across the text of its item: of the layout's making, of a list in a text, of a heading. One
# that just fits, and one whose column widens, pass.
edit layout.xml 's|(<style name="h1".*)/>|\1 hang="4mm"/><style name="ol" like="text"/><style name="li" like="text" hang="6mm"/>|
s|<h1>.*|<h1><marker><value select="@number"/></marker><value select="title"/></h1>|
s|<li>|<li><marker><value select="@number"/></marker>|;s|( . )//@number|\1.|'
supplement render -L layout.xml qualification.xml -o out/page.trace
edit qualification.xml 's|number="1.([12])"|number="XVIII-W\1"|;s|(number=")1"|\1XVIII"|
s;<p>(At|Op) school.</p>;<ol>'"$(printf '<li>In school.</li>%.0s' $(seq 101))"'</ol>;'
rm out/page.trace
refuse -L layout.xml qualification.xml
supplement check -L layout.xml qualification.xml
edit layout.xml 's|hang="4mm"|hang="auto 4mm"|;s|hang="6mm"|hang="auto"|'
supplement render -L layout.xml qualification.xml -o out/page.trace
