/* Inside the room: libxlsxwriter, which writes workbooks: the only place that knows it. It is loaded when the first one is written; its functions
 * are members, since the room sheet has some of the same names. */
#ifndef BOOK_XLSXWRITER_H
#define BOOK_XLSXWRITER_H

#include <xlsxwriter.h>

#include "base/diag.h"

#define XLSX_FUNCTIONS(F) \
    F(format_set_align) F(format_set_bg_color) F(format_set_bold) F(format_set_border) F(format_set_border_color) F(format_set_font_color) \
    F(format_set_italic) F(format_set_num_format) F(format_set_text_wrap) F(lxw_strerror) F(lxw_workbook_free) F(workbook_add_format) \
    F(workbook_add_worksheet) F(workbook_close) F(workbook_new_opt) F(workbook_set_properties) F(worksheet_autofilter) \
    F(worksheet_data_validation_range) F(worksheet_fit_to_pages) F(worksheet_freeze_panes) F(worksheet_hide) F(worksheet_repeat_rows) \
    F(worksheet_set_column) F(worksheet_set_landscape) F(worksheet_set_paper) F(worksheet_set_row) F(worksheet_write_blank) F(worksheet_write_string)

struct xlsx {
#define XLSX_MEMBER(name) __typeof__(&name) name;
    XLSX_FUNCTIONS(XLSX_MEMBER)
#undef XLSX_MEMBER
};

/* NULL with an error: the library is missing. */
const struct xlsx *xlsx_load(struct diag *diag);

#endif
