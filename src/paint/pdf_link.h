/* Links (ISO 32000-1, 12.5.6.5; PDF/UA-1, 7.18): an annotation for each line of a link's text. Private to the PDF
 * painter. */
#ifndef PAINT_PDF_LINK_H
#define PAINT_PDF_LINK_H

#include "frame/pages.h"
#include "paint/pdf_tags.h"

struct pdf_link {
    const struct node *node;
    double left, top, right, bottom; /* [pt] y down */
};

/* The links of the page at hand. */
struct pdf_links {
    struct pdf_link *links;
    int count, capacity;
};

/* Takes down the links of a line of real content. */
void pdf_links_text(struct pdf_links *links, const struct item *item);

/* Writes their annotations, marks them in the structure and appends /Annots to the page's entries. Forgets them. */
void pdf_links_write(struct pdf_links *links, int page, double height, struct pdf_tags *tags, struct pdf_file *file,
                     struct buffer *entries);

void pdf_links_finish(struct pdf_links *links);

#endif
