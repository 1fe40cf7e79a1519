/* Inside the room: how the value of a workbook's cell is to be taken: as .xlsx has them (ECMA-376 part 1, 18.18.11), and the lengths of
 * time of OpenDocument. */
#ifndef SHEET_VALUE_H
#define SHEET_VALUE_H

#include "sheet/sheet.h"

enum type { TYPE_NUMBER, TYPE_SHARED, TYPE_STRING, TYPE_INLINE, TYPE_BOOLEAN, TYPE_ERROR, TYPE_DATE, TYPE_TIME, TYPE_UNKNOWN };

/* More than any cell may hold, if each of its characters were written with an escape. */
enum { VALUE_BYTES_MOST = SHEET_CHARACTERS_MOST * 7 + 7 };

#endif
