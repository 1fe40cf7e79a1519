#!/bin/sh
# libxlsxwriter 1.1.4 (Debian 12) loses memory for each drop-down whose choices are named by a formula.
#
# A drop-down takes its choices from a list in the program, 255 signs in all, or from cells, named by a formula ("=Words!$A$2:$A$9"). Of
# the second kind the formula is copied once too often by worksheet_data_validation_cell (and _range): after workbook_close one copy
# for each call is left, which nobody can free. A workbook is made in one go, so few notice; a service that makes them all day grows.
# Lists in the program lose nothing, nor does 1.2.1 (Debian 13) lose anything. Expected was that workbook_close gives back all that the
# workbook had. Seen on 2026-11-30 with gcc's LeakSanitizer.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
case $(dpkg-query --show --showformat='${Version}' libxlsxwriter-dev 2>/dev/null) in
1.1.4-*) ;;
*) echo "wanted: libxlsxwriter-dev 1.1.4" >&2; exit 1 ;;
esac

cat >choices.c <<'EOF'
#include <xlsxwriter.h>
int main(int count, char **arguments)
{
    char *words[] = {"yes", "no", NULL};
    lxw_data_validation list = {.validate = LXW_VALIDATION_TYPE_LIST, .value_list = (void *)words};
    lxw_data_validation formula = {.validate = LXW_VALIDATION_TYPE_LIST_FORMULA, .value_formula = "=Words!$A$1:$A$2"};
    lxw_workbook *book = workbook_new(arguments[1]);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "Form");
    workbook_add_worksheet(book, "Words");
    for (int row = 0; row < 100; row++)
        worksheet_data_validation_cell(sheet, row, 0, count > 2 ? &formula : &list);
    return workbook_close(book);
}
EOF
gcc -fsanitize=leak choices.c -o choices -lxlsxwriter
{
    echo "a list"
    ./choices list.xlsx 2>&1 | grep SUMMARY || true
    echo "a formula"
    ./choices formula.xlsx formula 2>&1 | grep SUMMARY || true
} >seen
cat >expected <<'EOF'
a list
a formula
SUMMARY: LeakSanitizer: 1600 byte(s) leaked in 100 allocation(s).
EOF
cat seen
diff expected seen
