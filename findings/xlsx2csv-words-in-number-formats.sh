#!/bin/sh
# xlsx2csv 0.8.6 (PyPI) takes the letters of a quoted word in a number format for a date, and the number in the cell is gone.
#
# A cell with the number 120 and the format `0 "dagen"` shows "120 dagen" (days, in Dutch) in Excel and LibreOffice: text between
# quotation marks is printed as it is (ECMA-376, part 1, 18.8.31). xlsx2csv writes the format instead, with a day of the month in
# it: 120 is lost, and no message tells. Expected was 120, as for a format without letters. Excel's own long date
# (`[$-F800]dddd, mmmm dd, yyyy`, which a Dutch Excel shows as "vrijdag 10 juli 2026") begins with the day twice.
# Seen on 2026-11-29 with Python 3.11.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install xlsx2csv==0.8.6 XlsxWriter==3.2.9

venv/bin/python - <<'EOF'
import xlsxwriter
book = xlsxwriter.Workbook("hours.xlsx")
sheet = book.add_worksheet()
formats = [(120, "0"), (120, '0 "punten"'), (120, '0 "dagen"'), (120, '0 "days"'), (46213, "dd-mm-yyyy"), (46213, "[$-F800]dddd, mmmm dd, yyyy")]
for row, (number, shown_as) in enumerate(formats):
    sheet.write_string(row, 0, shown_as)
    sheet.write_number(row, 1, number, book.add_format({"num_format": shown_as}))
book.close()
EOF
venv/bin/xlsx2csv -d ';' hours.xlsx >seen
cat >expected <<'EOF'
0;120
"0 ""punten""";120
"0 ""dagen""";"0 ""29agen"""
"0 ""days""";"0 ""29ays"""
dd-mm-yyyy;10-07-2026
[$-F800]dddd, mmmm dd, yyyy;10, July 10, 2026
EOF
cat seen
diff expected seen
