/* The outline (ISO 32000-1, 12.3.3): the headings, nested by level. Private to the PDF painter. */
#ifndef PAINT_PDF_OUTLINE_H
#define PAINT_PDF_OUTLINE_H

#include "frame/pages.h"
#include "paint/pdf_tags.h"

/* Writes the outline; gives its object number, 0 if there is no heading with a title on any page. */
int pdf_outline_write(const struct pages *pages, const struct pdf_tags *tags, struct pdf_file *file);

#endif
