# A warning only: the page is made, and shows what to mend.
edit qualification.xml 's/satisfactory/Donaudampfschifffahrtsgesellschaftskapitaen/'
edit layout.xml 's|<col width="auto"/>|<col width="20mm"/>|'
trace -L layout.xml qualification.xml
grep -c '^page' out/page.trace
