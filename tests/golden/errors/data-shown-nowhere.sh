# Texts, numbers, codes and levels that the layout has no place for; and fields that it takes in and shows nowhere. What it
# leaves out on purpose, it says.
sed '/<unused/d' layout.xml >whole.xml
refuse -L whole.xml qualification.xml
supplement check -L whole.xml qualification.xml
edit qualification.xml 's|eqf="3"|& isced="3C"|;0,/<title>/s|<title>|<code register="crebo">10001</code><title>|'
supplement render -L layout.xml qualification.xml --field holder.name=Bo --field holder.date='10 juli 2026' -o out/good.trace
edit layout.xml '/<unused select="[$]holder/d;s/level/level\/text/;s/<unused select="code/<unused select="/'
edit layout.xml 's/<unused select=" . /<unused select="/'
rm out/good.trace
refuse -L layout.xml qualification.xml --field holder.name=Bo --field holder.date='10 juli 2026'
