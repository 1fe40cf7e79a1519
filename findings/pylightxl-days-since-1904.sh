#!/bin/sh
# pylightxl 1.61 (PyPI) reads each day of a workbook that counts from 1904 four years and a day too early.
#
# A workbook says in date1904 from when its days are counted (ECMA-376, part 1, 18.2.28 and 18.17.4.1); Excel for the Mac began in 1904 until
# 2011, and a file keeps that for life. 10 July 2026 becomes "2022/07/09": a day that looks as good as the right one. The same day
# in a workbook that counts from 1900 is read rightly. Expected was the day that the workbook shows, as openpyxl 3.1.5 and
# python-calamine 0.9.1 give it. Seen on 2026-11-30 with Python 3.11.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install pylightxl==1.61 python-calamine==0.9.1 openpyxl==3.1.5 XlsxWriter==3.2.9

venv/bin/python - >seen <<'EOF'
import datetime
import openpyxl, pylightxl, python_calamine, xlsxwriter
for since_1904 in (False, True):
    book = xlsxwriter.Workbook("days.xlsx", {"date_1904": since_1904})
    book.add_worksheet().write_datetime(0, 0, datetime.datetime(2026, 7, 10), book.add_format({"num_format": "yyyy/mm/dd"}))
    book.close()
    print(1904 if since_1904 else 1900)
    print("openpyxl", openpyxl.load_workbook("days.xlsx").active["A1"].value.date())
    print("calamine", python_calamine.CalamineWorkbook.from_path("days.xlsx").get_sheet_by_index(0).to_python()[0][0])
    read = pylightxl.readxl("days.xlsx")
    print("pylightxl", read.ws(read.ws_names[0]).index(1, 1))
EOF
cat >expected <<'EOF'
1900
openpyxl 2026-07-10
calamine 2026-07-10
pylightxl 2026/07/10
1904
openpyxl 2026-07-10
calamine 2026-07-10
pylightxl 2022/07/09
EOF
cat seen
diff expected seen
