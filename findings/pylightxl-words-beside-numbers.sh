#!/bin/sh
# pylightxl 1.61 (PyPI) reads the numbers of a workbook by openpyxl 3.1.5, and none of its words.
#
# Words of a cell stand in a table that the workbook shares, or in the cell itself (t="inlineStr", ECMA-376, part 1, 18.18.11), as openpyxl
# and most programs that write a sheet as a stream have it. pylightxl gives an empty string for each of these, and the days and
# numbers beside them: a cohort with diploma dates and no names. No message tells. Expected were the words, as python-calamine 0.9.1 reads them.
# Seen on 2026-11-30 with Python 3.11.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install pylightxl==1.61 python-calamine==0.9.1 openpyxl==3.1.5

venv/bin/python - >seen <<'EOF'
import openpyxl, pylightxl, python_calamine
book = openpyxl.Workbook()
for row in (["name", "points"], ["Anna Bos", 120]):
    book.active.append(row)
book.save("points.xlsx")
print("calamine", python_calamine.CalamineWorkbook.from_path("points.xlsx").get_sheet_by_index(0).to_python())
read = pylightxl.readxl("points.xlsx")
print("pylightxl", list(read.ws(read.ws_names[0]).rows))
EOF
cat >expected <<'EOF'
calamine [['name', 'points'], ['Anna Bos', 120.0]]
pylightxl [['', ''], ['', 120]]
EOF
cat seen
diff expected seen
