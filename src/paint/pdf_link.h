/* Links (ISO 32000-1, 12.5.6.5; PDF/UA-1, 7.18): an annotation for each line of a link's text; and the one that is the place of a seal.
 * Private to the PDF painter. */
#ifndef PAINT_PDF_LINK_H
#define PAINT_PDF_LINK_H

#include "frame/pages.h"
#include "paint/pdf_tags.h"

struct pdf_link {
    const struct node *node;
    double left, top, right, bottom; /* [pt] y down */
    int page;                        /* from 0 */
    int number, key;                 /* of the annotation: object, and in the parent tree */
    int slot;                        /* that its line stands in, where it leads to a field of the holder, and is the holder's own; else -1 */
    int parts;                       /* object number of the first of the LINK_PARTS that are another holder's, too */
};

enum { LINK_PARTS = 3 /* where it is, what it leads to in words, and what it does */ };

/* The links of the document at hand. */
struct pdf_links {
    struct pdf_link *links;
    int count, capacity;
    int first;                       /* of the page at hand */
    int form;                        /* object number of the form that the seal's field is in; 0: there is none */
};

/* Begins a document. */
void pdf_links_begin(struct pdf_links *links);

/* Takes down the links of a line of real content. */
void pdf_links_text(struct pdf_links *links, const struct item *item);

/* Takes down the place of a seal. */
void pdf_links_seal(struct pdf_links *links, const struct item *item);

/* Marks those of a page in the structure, and appends /Annots to the page's entries. */
void pdf_links_end_page(struct pdf_links *links, int page, struct pdf_tags *tags, struct pdf_file *file,
                        struct buffer *entries);

/* Says of those taken down from the `first` on that they are the holder's own, if they are, and stand in that slot of the page. */
void pdf_links_own(struct pdf_links *links, int first, int slot);

/* Writes the annotations, when it is known where on the pages links within the document lead to; of the holder's own all but their parts,
 * for which numbers are reserved behind the trunk: pdf_links_write_own. */
void pdf_links_write(struct pdf_links *links, const struct pages *pages, const struct pdf_tags *tags, struct pdf_file *file);

void pdf_links_write_own(struct pdf_links *links, struct pdf_file *file);

/* Writes the parts of one, which is now there `as` the line has it, on a page of this height, and leads to the address. */
void pdf_link_write_parts(const struct pdf_link *link, const struct pdf_link *as, double height, const char *address,
                          struct pdf_file *file);

void pdf_links_finish(struct pdf_links *links);

#endif
