#!/bin/sh
# pandas 3.1.1 (PyPI) reads a cell of an OpenDocument spreadsheet that holds TRUE as False, unless the sheet is in English.
#
# A cell holds true or false as office:boolean-value (OpenDocument 1.3, part 3, 9.1.4); beside it stands what is shown, in the language of
# its format: WAAR, WAHR, VRAI. pandas, whose engine for .ods is odfpy 1.4.1, does not read the value, and compares what is shown with
# "TRUE": of a Dutch list of who passed, nobody did. False is read as False, and numbers and days by their values. No warning is
# given. Expected was the value, as the engine calamine (python-calamine 0.9.1), odfdo 3.27.3 and pyexcel-ods 0.6.0 read it.
# Seen on 2026-11-30 with Python 3.11.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install pandas==3.1.1 odfpy==1.4.1 python-calamine==0.9.1 odfdo==3.27.3 pyexcel-ods==0.6.0

venv/bin/python - <<'EOF' >seen
import odfdo, pandas, pyexcel_ods
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
book = OpenDocumentSpreadsheet()
sheet = Table(name="Passed")
for true, false in (("TRUE", "FALSE"), ("WAAR", "ONWAAR"), ("WAHR", "FALSCH"), ("VRAI", "FAUX")):
    row = TableRow()
    for value, shown in (("true", true), ("false", false)):
        cell = TableCell(valuetype="boolean", booleanvalue=value)
        cell.addElement(P(text=shown))
        row.addElement(cell)
    sheet.addElement(row)
book.spreadsheet.addElement(sheet)
book.save("passed.ods")
for engine in ("odf", "calamine"):
    print("pandas", engine, pandas.read_excel("passed.ods", header=None, engine=engine).values.tolist())
print("odfdo", odfdo.Document("passed.ods").body.tables[0].get_values())
print("pyexcel-ods", pyexcel_ods.get_data("passed.ods")["Passed"])
EOF
cat >expected <<'EOF'
pandas odf [[True, False], [False, False], [False, False], [False, False]]
pandas calamine [[True, False], [True, False], [True, False], [True, False]]
odfdo [[True, False], [True, False], [True, False], [True, False]]
pyexcel-ods [[True, False], [True, False], [True, False], [True, False]]
EOF
cat seen
diff expected seen
