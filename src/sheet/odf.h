/* What packages of OpenDocument have in common, be they spreadsheets or texts. */
#ifndef SHEET_ODF_H
#define SHEET_ODF_H

#include <stdbool.h>

#include "sheet/package.h"

/* Whether it has a password, as a whole (OpenDocument 1.4 part 2, "encrypted-package") or in its parts (1.3 part 2, 4.4
 * <manifest:encryption-data>). */
bool odf_has_password(struct package *package);

#endif
