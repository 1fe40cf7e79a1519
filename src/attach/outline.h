/* Outlines (ISO 32000-2, 12.3.3): that of the whole with one item for each part, and the part's own below it. */
#ifndef ATTACH_OUTLINE_H
#define ATTACH_OUTLINE_H

#include "attach/pdf.h"

/* Gives the whole's own pages an item if it has no outline yet. */
void outline_begin(struct pdf *whole, const char *title);

/* Adds an item of this title for the part, whose pages have been copied from index `first` on. A part whose outline has
 * one item at its top has its title there already. */
void outline_join(struct pdf *whole, struct pdf *part, int first, const char *title);

#endif
