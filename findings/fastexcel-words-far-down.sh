#!/bin/sh
# fastexcel 0.21.0 (PyPI), with which polars 2.1.0 reads workbooks, makes a diploma number with letters in it nothing, if it stands below
# the thousandth row; dtype_coercion="strict", which is to refuse a column of several types, does not refuse it.
#
# The type of a column is guessed from the first 1000 rows (from 100 by polars.read_excel). 2001, 2002 … make it one of numbers, and "A-2026-17" in a
# later row becomes None, as "10 July 2026" does among days; its row stays. The documentation has `strict` raise an error where a column contains
# several types. In a higher row the same number makes the column one of words, and all is kept, so a short try does not tell; nothing is said.
# Expected was an error, or the words, as fastexcel gives them with schema_sample_rows=None. Seen on 2026-11-30 with openpyxl 3.1.5,
# Python 3.11.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install fastexcel==0.21.0 polars==2.1.0 openpyxl==3.1.5

venv/bin/python - <<'EOF' >seen
import fastexcel, openpyxl, polars

def cohort(row):
    book = openpyxl.Workbook()
    book.active.append(["number", "name"])
    for number in range(2001, 3301):
        book.active.append([number, "Anna Bos"])
    book.active.cell(row=row + 1, column=1).value = "A-2026-17"
    book.save("cohort.xlsx")

for row in (50, 500, 1200):
    cohort(row)
    print(f"row {row}: polars {polars.read_excel('cohort.xlsx')['number'][row - 1]}")
    for options in ({}, {"dtype_coercion": "strict"}, {"schema_sample_rows": None}):
        try:
            number = fastexcel.read_excel("cohort.xlsx").load_sheet(0, **options).to_polars()["number"][row - 1]
        except fastexcel.FastExcelError as error:
            number = type(error).__name__
        print(f"row {row}: fastexcel {options or ''} {number}")
EOF
cat >expected <<'EOF'
row 50: polars A-2026-17
row 50: fastexcel  A-2026-17
row 50: fastexcel {'dtype_coercion': 'strict'} UnsupportedColumnTypeCombinationError
row 50: fastexcel {'schema_sample_rows': None} A-2026-17
row 500: polars None
row 500: fastexcel  A-2026-17
row 500: fastexcel {'dtype_coercion': 'strict'} UnsupportedColumnTypeCombinationError
row 500: fastexcel {'schema_sample_rows': None} A-2026-17
row 1200: polars None
row 1200: fastexcel  None
row 1200: fastexcel {'dtype_coercion': 'strict'} None
row 1200: fastexcel {'schema_sample_rows': None} A-2026-17
EOF
cat seen
diff expected seen
