# A finding that is right as it is: waived until a day, then told again. What is waived changes nothing in what is made.
"$program" render -L layout.xml qualification.xml -l en -o plain.pdf
edit qualification.xml 's|3 years|4 years|'
waive() {
    sed "s#</qualification>#<waivers><waiver id='$1' select='$2' reason='the board counts the first year' by='J. Bos' until='2027-01-01'/></waivers></qualification>#" qualification.xml >waived.xml
}
export SOURCE_DATE_EPOCH=1786000000 # 2026-08-06
waive numbers-differ duration
supplement check -L layout.xml qualification.xml waived.xml
supplement check -L layout.xml --strict --format json waived.xml
supplement render -L layout.xml waived.xml -l en -o out/waived.pdf
sed 's|4 years|3 years|' waived.xml >stale.xml
supplement check -L layout.xml stale.xml
supplement check -L layout.xml --strict stale.xml
waive text-missing duration
supplement check -L layout.xml waived.xml
# The data inside have no waivers: with and without, the same file.
unset SOURCE_DATE_EPOCH
supplement render -L layout.xml stale.xml -l en -o out/stale.pdf
cmp plain.pdf out/stale.pdf && echo the same
"$program" extract out/waived.pdf -o out/waived.xml
grep -c waiver out/waived.xml || true
# What was let pass within one language stands in the data of the document, and the document can be made again from them.
cp qualification.xml kept.xml
edit qualification.xml 's|4 years|3 years,|'
waive text-cut duration
supplement render -L layout.xml waived.xml -l en -o out/cut.pdf --field holder.name=Ada --field holder.date=2026-07-10
"$program" extract out/cut.pdf -o out/cut.xml
supplement render -L layout.xml out/cut.xml -o out/again.pdf
cmp out/cut.pdf out/again.pdf && echo the same
mv kept.xml qualification.xml
# In 2027
waive numbers-differ duration
export SOURCE_DATE_EPOCH=1800000000
supplement check -L layout.xml waived.xml
supplement render -L layout.xml waived.xml -l en -o out/late.pdf
# Without a date of its own a document is judged today.
unset SOURCE_DATE_EPOCH
edit waived.xml "s|until='2027-01-01'|until='2026-01-01'|"
supplement render -L layout.xml waived.xml -l en -o out/late.pdf
# What a waiver must say
edit waived.xml "s| reason='[^']*'||;s|until='[^']*'|until='soon'|"
supplement check -L layout.xml waived.xml
