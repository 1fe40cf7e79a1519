# What whoever made the workbook did not see: rows that a filter hides are an error until it is said what is meant, a hidden
# column that is used is told; a school that is merged over all rows is that of each. The column of telephone numbers,
# hidden under its merged heading, is not used.
school
edit layout.xml 's|(<input name="holder.diploma".*)|\1<input name="holder.school" group="holder"/>|
s|.*\$holder.diploma.*|&<unused select="$holder.school"/>|'
cp "$source/tests/data/sheets/openpyxl-filtered.xlsx" .
hand_out openpyxl-filtered.xlsx -o out
hand_out openpyxl-filtered.xlsx -o out --hidden=maybe
hand_out openpyxl-filtered.xlsx -o out --hidden=skip
hand_out openpyxl-filtered.xlsx -o out --hidden=take
"$program" register list out/register.db --csv | cut -d';' -f1-8
"$program" extract "out/10001/Anna van 't Hart-475-en.pdf" -o - | grep holder.school
