# Numbers that are not what was typed: more digits than a spreadsheet keeps, decimals or dates where a number is wanted; and a
# name that lies over the column of the qualification. The same as text is fine, and so is a number shown as 2,03E+14. In a
# column that nobody uses all of it passes.
school
cp "$source/tests/data/sheets/openpyxl-digits.xlsx" .
hand_out openpyxl-digits.xlsx -o out --keep-going
"$program" register list out/register.db --csv | cut -d';' -f1-8
