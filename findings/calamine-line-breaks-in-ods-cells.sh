#!/bin/sh
# python-calamine 0.9.1 (PyPI) leaves out line breaks and tabs inside a cell of an OpenDocument spreadsheet, and joins the words.
#
# Ctrl-Enter in a LibreOffice cell can be stored as <text:line-break/>, a pasted tab as <text:tab/> (OpenDocument 1.3, part 3,
# 6.1.5 and 6.1.4): "Bos", a break, "Anna" is read as "BosAnna", a name that nobody has. A second paragraph and <text:s/> (spaces)
# are read as they should be, so a short try does not show it. Expected were "Bos\nAnna" and "Bos\tAnna", as pyexcel-ods 0.6.0
# and odfdo 3.27.3 read the same file. Seen on 2026-11-29 with Python 3.11.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install python-calamine==0.9.1 pyexcel-ods==0.6.0 odfdo==3.27.3

venv/bin/python - <<'EOF' >seen
import zipfile, python_calamine, pyexcel_ods, odfdo
names = ["urn:oasis:names:tc:opendocument:xmlns:" + name for name in ("office:1.0", "table:1.0", "text:1.0", "manifest:1.0")]
kind = "application/vnd.oasis.opendocument.spreadsheet"
cells = ["<text:p>Bos<text:line-break/>Anna</text:p>", "<text:p>Bos<text:tab/>Anna</text:p>",
         "<text:p>Bos<text:s/>Anna</text:p>", "<text:p>Bos</text:p><text:p>Anna</text:p>"]
rows = "".join(f'<table:table-row><table:table-cell office:value-type="string">{cell}</table:table-cell></table:table-row>' for cell in cells)
with zipfile.ZipFile("names.ods", "w") as book:
    book.writestr("mimetype", kind)
    book.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{names[3]}" m:version="1.3"><m:file-entry m:full-path="/" m:media-type="{kind}"/>'
                  '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>')
    book.writestr("content.xml", f'<office:document-content xmlns:office="{names[0]}" xmlns:table="{names[1]}" xmlns:text="{names[2]}" office:version="1.3">'
                  f'<office:body><office:spreadsheet><table:table table:name="S">{rows}</table:table></office:spreadsheet></office:body></office:document-content>')
for cell, calamine, pyexcel, other in zip(cells, python_calamine.CalamineWorkbook.from_path("names.ods").get_sheet_by_index(0).to_python(),
                                  pyexcel_ods.get_data("names.ods")["S"], odfdo.Document("names.ods").body.tables[0].get_values()):
    print(cell, *map(repr, (calamine[0], pyexcel[0], other[0])))
EOF
cat >expected <<'EOF'
<text:p>Bos<text:line-break/>Anna</text:p> 'BosAnna' 'Bos\nAnna' 'Bos\nAnna'
<text:p>Bos<text:tab/>Anna</text:p> 'BosAnna' 'Bos\tAnna' 'Bos\tAnna'
<text:p>Bos<text:s/>Anna</text:p> 'Bos Anna' 'Bos Anna' 'Bos Anna'
<text:p>Bos</text:p><text:p>Anna</text:p> 'Bos\nAnna' 'Bos\nAnna' 'Bos\nAnna'
EOF
cat seen
diff expected seen
