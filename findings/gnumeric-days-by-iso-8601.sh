#!/bin/sh
# Gnumeric 1.12.55 (ssconvert of Debian 12) reads a day in ISO 8601 as the number of its year.
#
# A cell of a workbook may hold a day as it is written, t="d" and "2026-07-10" (ECMA-376, part 1, 18.18.11), as openpyxl 3.1.5 writes it when
# asked for iso_dates. ssconvert makes 2026 of it, which in a cell that shows days is 18 July 1905; its status is 0, and what it says (an
# "unknown enum value") is for programmers. The same day as a number of days is read rightly. Expected was 10 July 2026, as
# python-calamine 0.9.1 and LibreOffice 7.4 read it, or a refusal. Seen on 2026-11-30 with Python 3.11.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
case $(dpkg-query --show --showformat='${Version}' gnumeric 2>/dev/null) in
1.12.55-*) ;;
*) echo "wanted: gnumeric 1.12.55" >&2; exit 1 ;;
esac
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install python-calamine==0.9.1 openpyxl==3.1.5

{
    venv/bin/python - <<'EOF'
import datetime, openpyxl, python_calamine
for name, iso in (("number", False), ("iso", True)):
    book = openpyxl.Workbook(iso_dates=iso)
    book.active.append([1])
    book.active["A1"].value = datetime.date(2026, 7, 10)
    book.save(name + ".xlsx")
    print("calamine", name, python_calamine.CalamineWorkbook.from_path(name + ".xlsx").get_sheet_by_index(0).to_python()[0][0])
EOF
    for name in number iso; do
        status=0
        ssconvert $name.xlsx $name.csv >said 2>&1 || status=$?
        echo "ssconvert $name $(cat $name.csv), status $status$(sed -n 's/.*: Unknown/, Unknown/p' said)"
    done
} >seen
cat >expected <<'EOF'
calamine number 2026-07-10
calamine iso 2026-07-10
ssconvert number 2026/07/10, status 0
ssconvert iso 1905/07/18, status 0, Unknown enum value 'd' for attribute t
EOF
cat seen
diff expected seen
