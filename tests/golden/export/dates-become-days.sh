# A layout that begins to call a field a date: what was issued of the text that stood there before stays, as after any change of
# the layout.
school
edit layout.xml 's|(<input name="holder.diploma".*)|\1<input name="holder.valid"/>|'
edit layout.xml 's|<p><value select="\$holder.name"/></p>|<p><value select="$holder.name"/>, <value select="$holder.valid"/></p>|'
cat >cohort.csv <<'END'
naam;crebo;taal;diplomanummer;valid
Anna Een;10001;nl;D-1;10 juli 2036
Bas Twee;10001;nl;D-2;10-7-2036
END
hand_out cohort.csv -o out
edit layout.xml 's|<input name="holder.valid"/>|<input name="holder.valid" type="date"/>|'
hand_out cohort.csv -o out
# another day is another document
edit cohort.csv 's|10-7-2036|11-7-2036|'
hand_out cohort.csv -o out
edit cohort.csv 's|11-7-2036|31-6-2036|'
hand_out cohort.csv -o out
