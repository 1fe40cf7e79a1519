/* Style: how a block or a piece of text looks, resolved (inheritance and units done). Lengths are [pt].
 * Owned by the layout; immutable while documents are made. */
#ifndef MODEL_STYLE_H
#define MODEL_STYLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "type/type.h"

struct color {
    uint8_t red, green, blue; /* sRGB */
};

enum align { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_CENTER, ALIGN_JUSTIFY };

/* How readily words are hyphenated: never; only to avoid very uneven lines; as part of normal setting. */
enum hyphenate { HYPHENATE_NO, HYPHENATE_LITTLE, HYPHENATE_YES };

/* Families in the order of the layout: a character that the style's own family lacks is sought in the others. */
struct families {
    const struct family *list;
    int count;
};

/* A line beside a block. Width 0: none. */
struct edge {
    double width;        /* [pt] */
    struct color color;
};

enum { EDGE_TOP, EDGE_RIGHT, EDGE_BOTTOM, EDGE_LEFT };

struct style {
    const char *name;
    int index;                    /* its number in the layout, from 0; equal numbers are equal styles */
    struct place place;

    /* text */
    const struct family *family;
    const struct families *families;
    bool bold, italic;
    bool capitals;                /* all letters are, by the language of the text */
    double size, leading;         /* [pt]; leading is baseline to baseline */
    double rise;                  /* [pt] baseline shift at this size, up positive */
    struct color color;
    enum align align;
    enum hyphenate hyphenate;

    /* block */
    bool without_box;             /* it is another style's type alone: nothing of what follows, but how its paragraphs break */
    double space_before, space_after; /* [pt]; between two blocks the larger counts, not the sum */
    double stretch;               /* [pt] that the space before may grow on a page with room to spare */
    double indent_left, indent_right; /* [pt] */
    double hang;                  /* [pt] width of the column to the left of the indent where a marker stands */
    bool hang_auto;               /* or more, as the widest marker needs: the text then moves to the right */
    enum align marker_align;      /* of the marker in its column: left or right */
    const char *marker;           /* of the items of an unordered list; never NULL */
    int widows, orphans;          /* least lines at the head / foot of a page */
    bool keep_with_next;          /* stands on one page with two lines, items or rows after it */
    bool keep_together;
    bool page_break;              /* begins a new page */
    struct edge edges[4];
    double padding[4];            /* [pt] between edge and content, by EDGE_ */
    bool has_fill;
    struct color fill;
    bool has_stripe;              /* tables: every other body row has this fill, beginning with the first */
    struct color stripe;
};

static inline const struct face *style_face(const struct family *family, bool bold, bool italic)
{
    return family->faces[(bold ? FACE_BOLD : 0) | (italic ? FACE_ITALIC : 0)];
}

#endif
