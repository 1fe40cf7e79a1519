# Days in all the forms in which people write them are days: in the documents each in the language of its edition, in the data
# inside, the register and the names of files as 2026-07-10. What is none, or not clear, is told.
school
edit layout.xml 's|(<input name="holder.diploma".*)|\1<input name="holder.date" group="holder" type="date"/><input name="holder.born" type="date"/>|'
edit layout.xml 's|<p><value select="\$holder.name"/></p>|<p><value select="$holder.name"/>, <value select="$holder.date"/> (<span lang="original"><value select="$holder.born"/></span>)</p>|'
cat >cohort.csv <<'END'
naam;geboortedatum;crebo;taal;diplomanummer;datum
Anna Een;14-3-2007;10001;nl en;D-1;10 juli 2026
Bas Twee;14.03.2007;10001;en;D-2;2026-07-10
Cas Drie;2007-03-14;10001;en;D-3;vrijdag 10 juli 2026
Dirk Vier;March 14, 2007;10001;nl;D-4;10-jul-2026
Eva Vijf;14/3/2007;10001;nl;D-5;10.07.2026 00:00
Fem Zes;20070314;10001;nl;D-6;July 10th, 2026
END
hand_out cohort.csv -o out --name '{diploma}-{language}-{holder.date}.pdf'
listed
for file in out/*.pdf; do
    "$program" extract "$file" -o data.xml
    "$program" render -L layout.xml data.xml -o again.pdf && cmp "$file" again.pdf
    "$program" render -L layout.xml data.xml -o page.trace
    echo "$file:" $(grep -oE '"[^"]*20(07|26)[^"]*"' page.trace) $(grep -oE '>[0-9-]*</field>' data.xml)
done
"$program" register list out/register.db --csv | cut -d';' -f1,9,10
cat >bad.csv <<'END'
naam;geboortedatum;crebo;taal;diplomanummer;datum
Impossible;31-4-2007;10001;nl;D-1;29-2-2026
Weekday;;10001;nl;D-2;vrijdag 9 juli 2026
Which;;10001;nl;D-3;7/10/2026
Century;14-3-07;10001;nl;D-4;10 jul '26
Time;;10001;nl;D-5;2026-07-10 14:30
Slip;;10001;nl;D-6;2026-07-09T22:00:00.000Z
Serial;;10001;nl;D-7;46213
Incomplete;;10001;nl;D-8;juli 2026
No Such Month;;10001;nl;D-9;10 Jully 2026
No Date;;10001;nl;D-10;volgt
Younger Than Nine;2017-03-14;10001;nl;D-11;2026-07-10
Of The Future;2027-03-14;10001;nl;D-12;2026-07-10
Of Old;1903-03-14;10001;nl;D-13;2026-07-10
Long Ago;;10001;nl;D-14;1900-01-07
Good;2007-03-14;10001;nl;D-15;13/7/2026
END
hand_out bad.csv -o out --dry-run
# How the file writes them can be said.
cat >slashes.csv <<'END'
naam;geboortedatum;crebo;taal;diplomanummer;datum
Anna Een;3/2/2007;10001;nl;D-1;7/10/2026
END
for order in dmy mdy ymd; do
    hand_out slashes.csv -o out-$order --dates $order
    [ ! -e out-$order ] || "$program" register list out-$order/register.db --csv | cut -d';' -f1,9,10
done
