# A date cell of a workbook is a day, whatever it looks like, and the document is the one that the same list as CSV makes. A time
# is refused, also one that is not shown: 22:00 of the day before is what a program in another time zone makes of midnight.
school
edit layout.xml 's|(<input name="holder.diploma".*)|\1<input name="holder.date" group="holder" type="date"/>|'
edit layout.xml 's|<p><value select="\$holder.name"/></p>|<p><value select="$holder.name"/>, <value select="$holder.date"/></p>|'
cp "$source/tests/data/sheets/openpyxl-dates.xlsx" .
hand_out openpyxl-dates.xlsx -o out --keep-going
listed
cat >same.csv <<'END'
naam;crebo;taal;diplomanummer;datum
Anna Jansen-A;10001;nl;D-1;10-7-2026
Anna Jansen-B;10001;nl;D-2;10 juli 2026
Anna Jansen-C;10001;nl;D-3;2026-07-10
Anna Jansen-D;10001;nl;D-4;10/7/2026
Anna Jansen-E;10001;nl;D-5;Friday, July 10, 2026
END
hand_out same.csv -o out --dates dmy
for writer in pandas-datetime exceljs-amsterdam; do
    supplement export "$source/tests/data/sheets/$writer.xlsx" -q "$source/samples" -o out-$writer |
        sed -E 's/^  ended .*/  ended/;s|'"$source"'/||g'
done
"$program" register list out-pandas-datetime/register.db --csv | cut -d';' -f1,9,10
