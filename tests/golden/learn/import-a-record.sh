# A record as inventories have them: where each fact went, the file that is made, and what check says is still to be done. The same in
# Turtle makes the same file.
supplement import "$source/samples/records/fietstechnicus.xml" -o out/xml | sed "s|$source/||"
cat out/xml/90017-fietstechnicus.xml
"$program" check out/xml/90017-fietstechnicus.xml 2>&1 | sed "s|$source/||"
"$program" export-data out/xml/90017-fietstechnicus.xml --format turtle -o out/record.ttl
"$program" import out/record.ttl -o out/ttl >/dev/null
cmp out/xml/90017-fietstechnicus.xml out/ttl/90017-fietstechnicus.xml
