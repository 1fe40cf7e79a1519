/* Colours of parts that were made for different devices (ISO 32000-2, 14.11.5 and 8.6.5.6). */
#ifndef ATTACH_COLOURS_H
#define ATTACH_COLOURS_H

#include "attach/pdf.h"

/* The pages of `part` have been copied to the whole from index `first` on: they keep their colours. Where the part's
 * output intent for PDF/A has another profile than the whole's, it becomes the default colour space of their resources.
 * With `adopt`, a whole that has no such intent takes the part's instead; to do so would change how readers show device
 * colours, so it is for a whole that has none: one that claims PDF/A. */
void colours_join(struct pdf *whole, struct pdf *part, int first, bool adopt);

#endif
