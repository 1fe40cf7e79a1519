# A country of which there is no flag: it is told, and the place of the flag stays empty.
edit qualification.xml 's/country="NL"/country="XX"/'
trace -L layout.xml qualification.xml
grep -E '^(text|drawing|image)|figure' out/page.trace | head -3
