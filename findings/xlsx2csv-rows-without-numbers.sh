#!/bin/sh
# xlsx2csv 0.8.6 (PyPI) makes an empty file of a workbook whose rows bear no numbers, and says that all went well.
#
# A row and a cell of a sheet may say where they stand (r="2", r="B2"); where they do not, they follow the one before (ECMA-376, part 1,
# 18.3.1.73 and 18.3.1.4: `r` is optional of both), and programs that write a sheet as a stream may leave it out. Of a cohort of two
# graduates nobody is left: no line is written, the status is 0. Where only the cells bear none, all is read. Expected
# were three lines, as python-calamine 0.9.1 and openpyxl 3.1.5 find three rows in the same files. Seen on 2026-11-30 with Python 3.11.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install xlsx2csv==0.8.6 python-calamine==0.9.1 openpyxl==3.1.5 XlsxWriter==3.2.9

cat >write.py <<'EOF'
import re, zipfile, xlsxwriter
book = xlsxwriter.Workbook("numbered.xlsx")
sheet = book.add_worksheet()
for place, row in enumerate((["name", "number"], ["Anna Bos", "D-1"], ["Piet Kok", "D-2"])):
    sheet.write_row(place, 0, row)
book.close()
for name, places in (("cells", rb'(<c) r="[A-Z]+[0-9]+"'), ("rows", rb'(<row|<c) r="[A-Z]*[0-9]+"')):
    with zipfile.ZipFile("numbered.xlsx") as source, zipfile.ZipFile(name + ".xlsx", "w") as copy:
        for part in source.namelist():
            copy.writestr(part, re.sub(places, rb"\1", source.read(part)) if "sheet1" in part else source.read(part))
EOF
cat >read.py <<'EOF'
import sys, openpyxl, python_calamine
name = sys.argv[1]
print("openpyxl", len(list(openpyxl.load_workbook(name).active.iter_rows())))
print("calamine", len(python_calamine.CalamineWorkbook.from_path(name).get_sheet_by_index(0).to_python()))
EOF
venv/bin/python write.py
for file in numbered cells rows; do
    echo "no numbers: $file" | sed 's/numbered/nowhere/'
    venv/bin/python read.py $file.xlsx
    status=0
    venv/bin/xlsx2csv $file.xlsx >lines || status=$?
    echo "xlsx2csv $(wc -l <lines), status $status"
done >seen
cat >expected <<'EOF'
no numbers: nowhere
openpyxl 3
calamine 3
xlsx2csv 3, status 0
no numbers: cells
openpyxl 3
calamine 3
xlsx2csv 3, status 0
no numbers: rows
openpyxl 3
calamine 3
xlsx2csv 0, status 0
EOF
cat seen
diff expected seen
