#!/bin/sh
# odfdo 3.27.3 (PyPI) reads 9:30:12.5 out of a spreadsheet as 9:32:05, or as 144,676 days; pyexcel-ods 0.6.0 reads it as an empty cell.
#
# A time of day is stored as a duration, whose seconds may have a fraction (office:time-value, OpenDocument 1.3, part 3, 9.1.4; XML Schema,
# part 2, 3.2.6). odfdo leaves out the point: of 12.5 seconds it makes 125, and of 12.500000000, which is the same, 12500000000; for
# pyexcel-ods the cell holds nothing. Times by a clock have fractions; those that people type have none, and are read rightly. No message
# is given. Expected was 9:30:12.5, as python-calamine 0.9.1 reads it. Seen on 2026-11-30 with odfpy 1.4.1, Python 3.11.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install odfdo==3.27.3 pyexcel-ods==0.6.0 python-calamine==0.9.1 odfpy==1.4.1

venv/bin/python - <<'EOF' >seen
import odfdo, pyexcel_ods, python_calamine
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
for time in ("PT09H30M12S", "PT09H30M12.5S", "PT09H30M12.500000000S"):
    book = OpenDocumentSpreadsheet()
    sheet, row, cell = Table(name="Times"), TableRow(), TableCell(valuetype="time", timevalue=time)
    cell.addElement(P(text="09:30:12"))
    row.addElement(cell)
    sheet.addElement(row)
    book.spreadsheet.addElement(sheet)
    book.save("times.ods")
    print(time)
    print("calamine", python_calamine.CalamineWorkbook.from_path("times.ods").get_sheet_by_index(0).to_python()[0][0])
    print("odfdo", odfdo.Document("times.ods").body.tables[0].get_values()[0][0])
    print("pyexcel-ods", *pyexcel_ods.get_data("times.ods")["Times"])
EOF
cat >expected <<'EOF'
PT09H30M12S
calamine 09:30:12
odfdo 9:30:12
pyexcel-ods [datetime.time(9, 30, 12)]
PT09H30M12.5S
calamine 09:30:12.500000
odfdo 9:32:05
pyexcel-ods []
PT09H30M12.500000000S
calamine 09:30:12.500000
odfdo 144676 days, 7:43:20
pyexcel-ods []
EOF
cat seen
diff expected seen
