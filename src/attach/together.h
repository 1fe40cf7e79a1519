/* What belongs together: supplements, each once, of one holder. */
#ifndef ATTACH_TOGETHER_H
#define ATTACH_TOGETHER_H

#include "attach/pdf.h"

/* Looks at the supplements that are to be joined, and at those that the diploma carries already (NULL: it is not looked
 * at). False with errors: one is no supplement (DIAG_SUPPLEMENT_NONE), one is there twice (DIAG_SUPPLEMENT_TWICE), or two
 * are of different holders (DIAG_HOLDERS_DIFFER). */
bool belong_together(struct pdf *diploma, struct pdf *const *supplements, size_t count, struct diag *diag);

#endif
