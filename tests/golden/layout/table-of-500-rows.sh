# Five hundred rows over many pages: only the last page is shown.
awk '/<step mark="6"/ { for (i = 1; i <= 500; i++)
    printf "<step mark=\"r%d\" passes=\"yes\"><text lang=\"en\">row %d</text><text lang=\"nl\">rij %d</text></step>\n", i, i, i }
    { print }' qualification.xml >edited
mv edited qualification.xml
edit layout.xml 's|<table>|<table><thead><tr><th>Mark</th><th>Meaning</th></tr></thead>|;s|<col .*/>||;/<fit/d'
edit layout.xml 's|<table>|<table><col width="15mm"/><col width="auto"/>|'
trace -L layout.xml qualification.xml
grep -c '^page' out/page.trace
grep -c 'artifact-repeat' out/page.trace
page "$(grep -c '^page' out/page.trace)"
