# A field that is a day is refused when it is none; in words of any language that there are labels in, it is one.
edit layout.xml 's|<input name="holder.date" group="holder"/>|<input name="holder.date" group="holder" type="date"/>|'
edit layout.xml 's|<p><value select="\$holder.name"/></p>|<p><value select="$holder.name"/>: <value select="$holder.date"/></p>|'
for date in 31-6-2026 7/10/2026 'vrijdag 9 juli 2026' 10-7-26 46213 today; do
    refuse -L layout.xml qualification.xml --field holder.name=Anna --field "holder.date=$date"
done
for date in 2026-07-10 'vrijdag 10 juli 2026' 'July 10th, 2026'; do
    trace -L layout.xml qualification.xml -l en --field holder.name=Anna --field "holder.date=$date"
    page 1 | grep 2026
done
rm out/page.trace
# labels that do not say how
edit labels/en.xml '/<date/,/<\/date>/d'
refuse -L layout.xml qualification.xml -l en --field holder.name=Anna --field holder.date=2026-07-10
supplement check -L layout.xml labels/en.xml
