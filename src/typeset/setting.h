/* A document at one size: set, cut into pages and, if it is the one, placed on them. Inside the room. */
#ifndef TYPESET_SETTING_H
#define TYPESET_SETTING_H

#include "typeset/furniture.h"
#include "typeset/galley.h"

/* What goes on a page. */
struct cut {
    struct piece piece;
    double top;                    /* [pt] from the sheet's upper edge */
    double room;                   /* [pt] for the piece: less than the page has by what is set again above it */
};

struct setting {
    struct setter setter;
    const struct document *document;
    const struct galley *body, *note; /* note: at the foot of page 1; or NULL */
    struct furniture furniture;
    struct cut *cuts;
    size_t count, capacity;
};

/* Sets the document as the setter says and cuts it into pages. False, reported, if a page cannot hold what it must, or if
 * there are more than any document may have. */
bool setting_cut(struct setting *setting);

/* [pt] the body's room on a page from `top` down. */
double body_room(const struct setting *setting, int number, double *top);

/* Places what was cut. */
struct pages *setting_place(struct setting *setting);

#endif
