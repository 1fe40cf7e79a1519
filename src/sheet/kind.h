/* Inside the room: what a file is, told by how it begins. */
#ifndef SHEET_KIND_H
#define SHEET_KIND_H

#include <stdbool.h>

#include "sheet/source.h"

enum kind { KIND_CSV, KIND_WORKBOOK, KIND_FLAT /* OpenDocument in one file of XML */ };

/* False with an error that says what it is, if it is neither. */
bool kind_find(const struct source *source, enum kind *kind, struct diag *diag);

#endif
