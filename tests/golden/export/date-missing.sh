# A day that the form prints with the name: told by the column of its empty cell, or, once, that there is none; other fields of a
# group by their names.
school
edit layout.xml 's|<input name="holder.diploma"[^>]*>|&<input name="holder.date" type="date" group="holder"/><input name="holder.class" group="holder"/>|
s|<unused select="\$holder.diploma"/>|&<unused select="$holder.date"/><unused select="$holder.class"/>|'
sed '1s/$/;class;datum/;2s/$/;4b;10-07-2026/;3s/$/;4b;/;4s/$/;;/' cohort.csv >days.csv
hand_out days.csv -o issued --keep-going
cat issued/rejected.csv
sed '1s/$/;class/;2,$s/$/;4b/' cohort.csv >none.csv
hand_out none.csv -o issued
