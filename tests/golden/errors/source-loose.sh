# The data of a supplement that another program has written anew, without saying that they are the document's own.
"$program" render -L layout.xml qualification.xml -l en -o supplement.pdf
qpdf --qdf --object-streams=disable supplement.pdf plain-objects.pdf
LC_ALL=C sed '/\/AF \[/s|/AF|/XF|' plain-objects.pdf >loose.pdf
! cmp -s plain-objects.pdf loose.pdf || fail "nothing was loosened"
supplement extract loose.pdf -o out/loose.xml
"$program" extract supplement.pdf -o source.xml
cmp source.xml out/loose.xml
