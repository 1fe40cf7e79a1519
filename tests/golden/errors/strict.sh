# A warning lets a document pass, and with --strict it does not: in a check, a document, a cohort.
edit qualification.xml 's/satisfactory/Donaudampfschifffahrtsgesellschaftskapitaen/'
edit layout.xml 's|<col width="auto"/>|<col width="20mm"/>|'
school
supplement check -L layout.xml qualification.xml
supplement check -L layout.xml --strict qualification.xml
refuse -L layout.xml qualification.xml --strict
hand_out cohort.csv -o out --dry-run
hand_out cohort.csv -o out --dry-run --strict
hand_out cohort.csv -o out --strict --format json
listed
