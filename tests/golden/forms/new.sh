# From nothing to a good supplement by doing what the messages say.
supplement new --country CZ --languages 'cs en' -o mechanic.xml
# all that is not filled in is told, where it stands, levels too
supplement check mechanic.xml | tail -n 3
"$program" check mechanic.xml 2>&1 | grep '<level>, "\[[a-z]*\]"'
sed 's|"\[eqf\]"|"3"|' mechanic.xml >half.xml
"$program" check half.xml 2>&1 | grep -c '^half.xml:70: '
grep -n '\[' mechanic.xml | tail -n +2 | cut -d : -f 1 | uniq >brackets
"$program" check mechanic.xml 2>&1 | sed -nE 's/^mechanic.xml:([0-9]+): error: .*not filled in.*/\1/p' | uniq | diff brackets - && echo "all of them"
sed -E -f "$golden/forms/new.sed" -e 's|"\[eqf\]"|"3"|;s|"\[isced\]"|"353"|' mechanic.xml >filled.xml
supplement check filled.xml
edit filled.xml 's|\[register\]|NSK|;s|\[code\]|23-068-H|;s|"\[framework\]" level="\[level\]"|"NSP" level="3"|;s|\[best mark\]|1|;s|\[worst mark\]|5|'
supplement check filled.xml
supplement render filled.xml -l cs -o out/cs.pdf
supplement render filled.xml -l en -o out/en.pdf
# what a form demands, and what it alone has
forms
edit forms/at.xml 's|<inputs>|<vocabulary><require select="occupations"/><require select="skill-group \| skill"/><field name="protection" type="line" required="yes"/><field name="class" type="word"/></vocabulary><inputs>|'
edit forms/labels/nl.xml 's|</labels>|<label name="occupations.heading">Beroepen</label></labels>|'
supplement new --country at --languages nl,en -L forms
"$program" new --country at --languages nl,en -L forms >own.xml
supplement check -L forms own.xml | grep '<field'
# section 3 is what the form names first; the words are those of the label files
"$program" new --country NL --languages 'nl el' | sed -n '/<core-task n/,/<.core-task>/p;/<access>/,/<.access>/p'
# no file is overwritten
supplement new --country CZ --languages cs -o filled.xml
supplement new --country CZ --languages 'cs xx' | sed 's|: /.*/layouts/|: layouts/|'
supplement new --country Czechia --languages ''
supplement new --country CZ cs
