/* What pages draw, as far as it shows without interpreting them: operators in their content, fonts and annotations. */
#ifndef ATTACH_DRAWN_H
#define ATTACH_DRAWN_H

#include "attach/pdf.h"

/* Whether anything is drawn in the colours of a device, without a default colour space for them (ISO 32000-2, 8.6.4). */
bool draws_device_colours(struct pdf *pdf);

/* The name of a font that text is shown in and that is not embedded; NULL if there is none. Text that is not visible, as
 * behind a scan, does not count. */
const char *find_font_outside(struct pdf *pdf);

/* The first page, from 1, with content that is neither tagged nor marked as an artifact; 0: none. */
int find_page_without_marks(struct pdf *pdf);

/* The first page with a visible annotation that no tag leads to, or in which annotations are not in the order of tags; 0:
 * none. */
int find_page_of_untagged_annotation(struct pdf *pdf);

#endif
