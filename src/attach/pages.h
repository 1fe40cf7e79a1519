/* The pages of a part, after those of the whole; and what counts them. */
#ifndef ATTACH_PAGES_H
#define ATTACH_PAGES_H

#include "attach/pdf.h"

/* Appends the part's pages, after an empty one if `right_hand` and the first would else be a left-hand page. Links
 * within the part, named or not, lead to their pages. Gives the index of the first; -1 with errors. */
int pages_append(struct pdf *whole, struct pdf *part, bool right_hand, struct diag *diag);

/* The labels of the whole, from index `first` on those of the part: its own, or 1, 2, 3 (ISO 32000-2, 12.4.2). */
void labels_join(struct pdf *whole, struct pdf *part, int first);

#endif
