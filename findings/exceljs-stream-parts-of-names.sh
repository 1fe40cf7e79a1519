#!/bin/sh
# ExcelJS 4.4.0 (npm), reading a workbook as a stream, takes the last part of a name for the whole: "Zoë Jansen" is "Jansen".
#
# A text that stands in its cell (t="inlineStr") may be made of runs, each with its own look (ECMA-376, part 1, 18.3.1.53 and 18.4.4): openpyxl
# 3.1.5 writes "Zoë" and a bold "Jansen" so. The stream reader begins anew with each run. If the file is written on indented lines, as
# Gnumeric 1.12.55 (ssconvert of Debian 12) writes it, it adds the line's end behind each name, and of runs nothing is left but that.
# Nothing is said. Names of one look by openpyxl are read rightly, so a short try does not tell. Expected were the names, as ExcelJS reads them
# out of the same files when it reads them whole. Seen on 2026-11-30 with Python 3.11, Node 20.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
case $(dpkg-query --show --showformat='${Version}' gnumeric 2>/dev/null) in
1.12.55-*) ;;
*) echo "wanted: gnumeric 1.12.55" >&2; exit 1 ;;
esac
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install openpyxl==3.1.5
npm install --silent --no-audit --no-fund exceljs@4.4.0 >npm.log 2>&1

venv/bin/python - <<'EOF'
import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
book = openpyxl.Workbook()
book.active.append(["Anna Bos"])
book.active.append([CellRichText("Zoë ", TextBlock(InlineFont(b=True), "Jansen"))])
book.save("openpyxl.xlsx")
EOF
ssconvert openpyxl.xlsx gnumeric.xlsx 2>said
cat >read.js <<'EOF'
const excel = require("exceljs");
(async () => {
    for (const file of ["openpyxl.xlsx", "gnumeric.xlsx"]) {
        const whole = new excel.Workbook();
        await whole.xlsx.readFile(file);
        whole.worksheets[0].eachRow(row => console.log(file, "whole", JSON.stringify(row.getCell(1).text)));
        for await (const sheet of new excel.stream.xlsx.WorkbookReader(file))
            for await (const row of sheet)
                console.log(file, "stream", JSON.stringify(row.getCell(1).text));
    }
})();
EOF
node read.js >seen
cat >expected <<'EOF'
openpyxl.xlsx whole "Anna Bos"
openpyxl.xlsx whole "Zoë Jansen"
openpyxl.xlsx stream "Anna Bos"
openpyxl.xlsx stream "Jansen"
gnumeric.xlsx whole "Anna Bos"
gnumeric.xlsx whole "Zoë Jansen"
gnumeric.xlsx stream "Anna Bos\n        \n      "
gnumeric.xlsx stream "\n          \n        \n      "
EOF
cat seen
diff expected seen
