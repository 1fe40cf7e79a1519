/* What pages draw, as far as it shows without drawing them: operators in their content, fonts and annotations. */
#ifndef ATTACH_DRAWN_H
#define ATTACH_DRAWN_H

#include "attach/pdf.h"

/* How many components colours of a device have that are drawn without a default colour space for them (ISO 32000-2, 8.6.4), and
 * that an output intent of so many components says nothing about: it does of grey, and of its own. 0: there are none. */
int find_device_colours(struct pdf *pdf, int intent);

/* The name of a font that text is shown in and that is not embedded; NULL if there is none. Text that is not visible, as
 * behind a scan, does not count. */
const char *find_font_outside(struct pdf *pdf);

/* The name of a font that text is shown in, visible or not, and whose letters cannot be told: of codes that are glyphs or
 * symbols, without a map to Unicode (9.10.2); NULL if there is none. */
const char *find_font_without_letters(struct pdf *pdf);

/* The first page, from 1, that draws anything which is neither tagged nor marked as an artifact, or has marks of tags and is named by
 * no tag; 0: none. */
int find_page_without_tags(struct pdf *pdf);

/* The first page with a visible annotation that no tag leads to, or in which annotations are not in the order of tags; 0:
 * none. */
int find_page_of_untagged_annotation(struct pdf *pdf);

/* The first page with an annotation that is not printed as it is seen, or that readers draw by themselves (ISO 19005-3, 6.3); 0:
 * none. */
int find_page_of_unprinted_annotation(struct pdf *pdf);

#endif
