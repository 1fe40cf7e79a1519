/* Outlines (ISO 32000-2, 12.3.3): that of the whole with one item for each part, and the part's own below it. */
#ifndef ATTACH_OUTLINE_H
#define ATTACH_OUTLINE_H

#include "attach/pdf.h"

/* Gives the whole's own pages an item if it has no outline yet. Items that are made lead to a page, and to a structure element
 * if there is one: PDF/UA-2, 8.8. */
void outline_begin(struct pdf *whole, const char *title, qpdf_oh element);

/* Adds an item of this title for the part, whose pages have been copied from index `first` on. A part whose outline has
 * one item at its top has its title there already. */
void outline_join(struct pdf *whole, struct pdf *part, int first, const char *title, qpdf_oh element);

#endif
