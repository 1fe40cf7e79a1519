# Workbooks of qualifications open in LibreOffice and openpyxl, with their drop-downs; what LibreOffice saves anew is imported as if nothing had
# happened; and of what somebody does to the look and order of a workbook nothing is lost.
. tests/conformance/documents.sh

python=$PWD/build/readers/venv/bin/python
for program_needed in soffice pdftotext "$python"; do
    command -v "$program_needed" >/dev/null || fail "$program_needed is missing (./dev test installs it)"
done
office() {
    soffice --headless "-env:UserInstallation=file://$work/office" "$@" >"$work/office.log" 2>&1 </dev/null || { cat "$work/office.log"; fail "LibreOffice: $*"; }
}
# stays FILE: imported beside the files, it touches none.
stays() {
    cp -R "$work/files" "$work/beside"
    "$program" import "$1" -o "$work/beside" >"$work/said" 2>&1 || fail "$1 is not imported"
    for file in "$work"/files/*.xml; do
        cmp "$file" "$work/beside/${file##*/}" || fail "$1: see above"
    done
    rm -rf "$work/beside"
}

mkdir "$work/files" "$work/saved"
cp samples/*.xml samples/countries/*.xml "$work/files"
"$program" export-data "$work"/files/*.xml -o "$work/book.xlsx" || fail "no workbook"
stays "$work/book.xlsx"
office --convert-to xlsx --outdir "$work/saved" "$work/book.xlsx"
stays "$work/saved/book.xlsx"
office --convert-to ods --outdir "$work/saved" "$work/book.xlsx"
stays "$work/saved/book.ods"
office --convert-to pdf --outdir "$work" "$work/book.xlsx"
pdftotext "$work/book.pdf" - | grep -q 'Contactcenter medewerker' || fail "LibreOffice does not show the words"

cat >"$work/look.py" <<'END_OF_PROGRAM'
import sys, openpyxl
from openpyxl.utils import range_boundaries
def offers(path):
    book, found = openpyxl.load_workbook(path), {}
    for sheet in book.worksheets:
        for validation in sheet.data_validations.dataValidation:
            if validation.type != 'list':
                continue
            name, cells = validation.formula1.replace("'", '').replace('$', '').lstrip('=').split('!')
            left, top, right, bottom = range_boundaries(cells)
            words = [book[name].cell(row, left).value for row in range(top, bottom + 1)]
            assert name == 'Qualifications' or all(words), (path, sheet.title, words)
            column = min(part.min_col for part in validation.sqref.ranges)
            found[sheet.title, sheet.cell(1, column).value] = words if name != 'Qualifications' else 'keys'
    return found
written, saved = offers(sys.argv[1]), offers(sys.argv[2])
for sheet in openpyxl.load_workbook(sys.argv[1]).worksheets:
    assert sheet.freeze_panes or sheet.sheet_state == 'hidden', sheet.title
assert written == saved, (written, saved)
assert written['Grading', 'passes'] == ['yes', 'no']
assert written['Learning pathways', 'kind'] == ['school', 'workplace', 'prior-learning']
assert 'core-task/work-process' in written['Profile', 'element']
assert written['Profile', 'qualification'] == 'keys'
END_OF_PROGRAM
"$python" "$work/look.py" "$work/book.xlsx" "$work/saved/book.xlsx" || fail "drop-downs: see above"

# What a person may do: columns moved, added and hidden, rows hidden and sorted by qualification, a title above, merged cells, letters made bold
# within a cell, a day that is a date, empty rows behind, sheets renamed and moved, remarks on a sheet of their own.
cat >"$work/handle.py" <<'END_OF_PROGRAM'
import datetime, sys, openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import PatternFill
book = openpyxl.load_workbook(sys.argv[1])
for sheet in book.worksheets:
    if sheet.sheet_state != 'visible':
        continue
    sheet.data_validations.dataValidation = []
    sheet.auto_filter.ref = None
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    if sheet.title == 'Profile':
        rows = [['remarks'] + rows[0][::-1]] + [['mine'] + row[::-1] for row in rows[1:]]
        rows.insert(0, ['A title'])
        rows.insert(1, [])
    for line in list(sheet.iter_rows()):
        for cell in line:
            cell.value = None
    for number, row in enumerate(rows, 1):
        for column, words in enumerate(row, 1):
            sheet.cell(number, column).value = words
    for number in range(len(rows) + 1, len(rows) + 30):
        sheet.cell(number, 2).fill = PatternFill('solid', 'FFEE00')
listed = book['Qualifications']
for row in range(2, listed.max_row + 1):
    for column in range(1, listed.max_column + 1):
        if listed.cell(1, column).value in ('date', 'in-force', 'from', 'until') and listed.cell(row, column).value:
            listed.cell(row, column).value = datetime.date.fromisoformat(listed.cell(row, column).value)
            listed.cell(row, column).number_format = 'd mmmm yyyy'
occupations = book['Occupations']
for column in range(4, occupations.max_column):
    words = occupations.cell(2, column).value
    if words:
        occupations.cell(2, column).value = CellRichText(words[:5], TextBlock(InlineFont(b=True), words[5:9]), words[9:])
title = book['Title']
keys = [title.cell(row, 1).value for row in range(1, 6)]
assert len(set(keys[1:])) == 1
title.merge_cells('A2:A5')
title.row_dimensions[3].hidden = True
title.column_dimensions['C'].hidden = True
title.title = 'Titels en codes'
book.move_sheet('Qualifications', 4)
book.create_sheet('Notes', 0)['A1'] = 'to be asked'
book.save(sys.argv[2])
END_OF_PROGRAM
"$python" "$work/handle.py" "$work/book.xlsx" "$work/handled.xlsx" || fail "see above"
"$program" import "$work/handled.xlsx" -o "$work/fresh" >/dev/null 2>"$work/told" || { cat "$work/told"; fail "what was handled is not imported"; }
grep -q 'handled.xlsx:Notes: warning' "$work/told" && grep -q 'Profile!A3: warning' "$work/told" || { cat "$work/told"; fail "what is not read is not told"; }
[ "$(grep -c 'warning' "$work/told")" -eq 2 ] || { cat "$work/told"; fail "more is told"; }
stays "$work/handled.xlsx"
