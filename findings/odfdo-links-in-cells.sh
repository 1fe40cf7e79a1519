#!/bin/sh
# odfdo 3.27.3 (PyPI) gives the value of a spreadsheet cell that holds a link as Markdown: the address becomes part of the name.
#
# LibreOffice makes a link of an address that is typed or pasted into a cell, and of a part of a cell if one likes; the cell
# shows "Anna Bos". Table.get_values() gives "Anna [Bos](mailto:anna@school.example)", though nothing was asked to be Markdown.
# Expected was the text that is shown, as python-calamine 0.9.1 and pyexcel-ods 0.6.0 give it. Seen on 2026-11-29 with Python 3.11.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install odfdo==3.27.3 python-calamine==0.9.1 pyexcel-ods==0.6.0

venv/bin/python - <<'EOF' >seen
import odfdo, python_calamine, pyexcel_ods
document = odfdo.Document("spreadsheet")
table = document.body.tables[0] if document.body.tables else odfdo.Table("S")
table.name = "S"
cell = odfdo.Cell()
cell.set_attribute("office:value-type", "string")
paragraph = odfdo.Paragraph("Anna ")
paragraph.append(odfdo.Link("mailto:anna@school.example", text="Bos"))
cell.append(paragraph)
table.set_cell((0, 0), cell)
document.body.clear()
document.body.append(table)
document.save("links.ods")
print("odfdo", repr(odfdo.Document("links.ods").body.tables[0].get_values()[0][0]))
print("calamine", repr(python_calamine.CalamineWorkbook.from_path("links.ods").get_sheet_by_index(0).to_python()[0][0]))
print("pyexcel-ods", repr(pyexcel_ods.get_data("links.ods")["S"][0][0]))
EOF
cat >expected <<'EOF'
odfdo 'Anna [Bos](mailto:anna@school.example)'
calamine 'Anna Bos'
pyexcel-ods 'Anna Bos'
EOF
cat seen
diff expected seen
