/* The outline (ISO 32000-1, 12.3.3): the headings, nested by level; in a volume, below a bookmark for each student.
 * Private to the PDF painter. */
#ifndef PAINT_PDF_OUTLINE_H
#define PAINT_PDF_OUTLINE_H

#include "frame/pages.h"
#include "paint/pdf_tags.h"

/* Items by index; 0 is the outline itself, or in a volume the bookmark. -1: none. */
struct pdf_outline_entry {
    const char *title;      /* NULL: the outline itself */
    struct pdf_place place;
    int level;
    int parent, previous, next, first, last;
    int below;              /* items at any depth below */
};

struct pdf_outline {
    struct pdf_outline_entry *entries;
    int count, capacity;
    int open;               /* the item that a deeper heading would go into */
    struct arena *arena;    /* for titles; NULL: they last as they are */
};

/* Writes the outline, behind the tags; gives its object number, 0 if there is no heading with a title on any page. */
int pdf_outline_write(const struct pages *pages, const struct pdf_tags *tags, struct pdf_file *file);

/* ---- a bookmark of a volume, and what is below it */

/* Begins a bookmark that leads to the place; what was there is forgotten. */
void pdf_outline_begin(struct pdf_outline *outline, const char *title, struct pdf_place place);

/* Adds the headings of a document, below the bookmark. */
void pdf_outline_add(struct pdf_outline *outline, const struct pages *pages, const struct pdf_tags *tags,
                     const struct pdf_file *file);

/* Object numbers of a bookmark and what stands around it, 0: nothing. */
struct pdf_bookmark {
    int number, parent, previous, next;
};

/* Writes it, closed. */
void pdf_outline_write_bookmark(const struct pdf_outline *outline, struct pdf_bookmark bookmark, struct pdf_file *file);

void pdf_outline_finish(struct pdf_outline *outline);

#endif
