/* Pages: what is where. The one noun between typesetting and painting: painters know this and nothing before it.
 * [pt], origin top left of the sheet, y down. Each item still knows its node, or what kind of artifact it is. */
#ifndef FRAME_PAGES_H
#define FRAME_PAGES_H

#include "base/arena.h"
#include "frame/line.h"
#include "model/document.h"

enum item_kind { ITEM_TEXT, ITEM_FILL, ITEM_IMAGE, ITEM_DRAWING, ITEM_SEAL /* a place for one */ };

struct item {
    enum item_kind kind;
    enum artifact artifact;   /* ARTIFACT_NONE: real content */
    double x, y;              /* [pt] top left corner; of text: left end of the baseline */
    double width, height;     /* [pt]; unused for text */
    struct node *node;        /* pictures: their figure; seals: their form. Text: see runs. NULL for artifacts */
    struct place place;
    union {
        struct {
            const struct line *line;
            const struct run *runs; /* of the paragraph: the node of each glyph run is runs[glyph_run.run].node */
            const struct paragraph_content *personal; /* that paragraph, if it names the holder; else NULL */
            size_t number;          /* of the line in that paragraph, from 0 */
        } text;
        struct color fill;
        const struct image *image;
        struct {
            const struct drawing *drawing;
            int picture;            /* number among the document's personal pictures, from 1; 0: it is none */
        };
    };
};

struct page {
    int number;               /* from 1 */
    double width, height;     /* [pt] */
    struct item *items;       /* in painting order, which is reading order for real content on this page */
    size_t count, capacity;
};

/* How a personal paragraph was set. Where another holder's takes as many lines, of the same height, in all the ways that
 * its document was set in, nothing else on the pages moves. */
struct personal_setting {
    int number;               /* paragraph_content.personal */
    double width, scale, minimum_size; /* see paragraph_set */
    size_t count;             /* of lines */
    double ascent, descent;   /* of each of them */
};

struct pages {
    struct page *pages;
    int count;
    const struct document *document; /* root node, metadata, source */
    double scale;             /* that the sizes were multiplied by to fit */
    double leading;           /* and the leading besides */
    const struct personal_setting *settings;
    size_t setting_count;
    bool bound;               /* the holder's words decide where other things stand; or document->bound */
};

/* Adds an item to a page; memory from the arena. Gives the new item, zeroed but for its kind. */
struct item *page_add(struct page *page, struct arena *arena, enum item_kind kind);

#endif
