# A hundred and twenty bullets over many pages: only the last page is shown.
awk '/<.core-task>/ { for (i = 1; i <= 120; i++)
    printf "<work-process number=\"1.%d\"><title><text lang=\"en\">Bullet %d</text><text lang=\"nl\">Punt %d</text></title></work-process>\n", i + 2, i, i }
    { print }' qualification.xml >edited
mv edited qualification.xml
edit layout.xml 's|<styles>|<styles><style name="ul" like="text" indent-left="4mm"/><style name="li" like="text" hang="4mm"/>|'
trace -L layout.xml qualification.xml
grep -c '^page' out/page.trace
grep -c '"•"' out/page.trace
page "$(grep -c '^page' out/page.trace)"
