# Depth alone is no fault: fifty strong words inside each other are set.
edit qualification.xml "s|Bakeries|$(printf '<em>%.0s' $(seq 50))Bakeries$(printf '</em>%.0s' $(seq 50))|"
edit layout.xml 's|<select="authority"/>|<value select="occupations"/>|;s|select="authority"|select="occupations"|;s/(<unused select=".*)occupations/\1authority/'
trace -L layout.xml qualification.xml
grep Bakeries out/page.trace
