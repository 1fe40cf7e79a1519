/* A galley: blocks set at their width, as strips one below the other, not yet cut into pages. Since the width is known
 * beforehand, all setting is done here, once; cutting into pages only adds up heights. [pt], y down. Inside the room.
 *
 * What is left to lay out is a value: a `struct rest` names the strip to go on with, and, where a table row was cut in
 * two, the row that remains. */
#ifndef TYPESET_GALLEY_H
#define TYPESET_GALLEY_H

#include "base/arena.h"
#include "frame/pages.h"
#include "typeset/paragraph.h"

/* Lengths that differ by less are equal: far below what print or eye can tell, far above what sums of doubles lose. */
#define TOLERANCE 0.001 /* [pt] */

static inline double largest(double a, double b)
{
    return a > b ? a : b;
}

/* [pt] between the margins. */
static inline double body_width(const struct document *document)
{
    return document->page.width - document->page.left - document->page.right;
}

/* How personal paragraphs were set, at all scales that were tried. */
struct personal_log {
    struct personal_setting *settings;
    size_t count, capacity;
    bool bound;                 /* see struct pages */
    bool differs;               /* one took more room than setter.nominal says */
};

/* Does the paragraph take the room that the setting says? */
bool is_broken_so(const struct broken_paragraph *broken, const struct personal_setting *setting);

/* What setting needs throughout. */
struct setter {
    struct typesetter *typesetter;
    struct arena *arena;
    struct diag *diag;
    double scale, minimum_size; /* see paragraph_set */
    double leading;             /* that of the styles is multiplied by, besides */
    bool flows;                 /* nothing begins a new page because the layout asks for it */
    bool nominal;               /* each personal paragraph is taken for one line of its own style */
    const struct style *plain;  /* a style without a box */
    struct personal_log *log;
    double *columns;            /* [pt] of each axis at this scale; 0: not measured yet */
};

/* A stretch of strips with a box around it (fill, edges) or a heading to set again, or both. */
struct group {
    const struct style *style;
    const struct galley *repeat;   /* set at the head of each page on which the group goes on; or NULL */
    double repeat_above, repeat_below; /* room around it: the box's own, and what follows a heading */
    double x, width;               /* of the box, from the galley's left */
    size_t open;                   /* index of its first strip */
    const struct group *parent;
};

enum strip_kind { STRIP_LINE, STRIP_PICTURE, STRIP_ROW, STRIP_OPEN, STRIP_CLOSE };
enum strip_break { BREAK_ALLOWED, BREAK_AVOIDED, BREAK_FORCED };

struct strip {
    enum strip_kind kind;
    enum strip_break before;       /* may a page end above this strip? */
    double space;                  /* above; not at the head of a page */
    double stretch;                /* that the space may grow */
    double height;
    double sum;                    /* of the heights and spaces of all strips up to this one */
    double x;                      /* from the galley's left */
    const struct group *group;     /* innermost group that it belongs to; of OPEN and CLOSE: the group itself */
    const struct block *block;     /* for node, place and runs */
    const struct broken_paragraph *lines; /* LINE: those of its block */
    size_t number;                 /* LINE: in its block, from 0 */
    double baseline;               /* LINE: below the strip's top */
    const struct line *marker;     /* beside the first line of a block; or NULL */
    const struct block *marker_block;
    double marker_x;
    struct set_row *rows;          /* ROW: one, or several that cells reaching over rows bind together */
    size_t row_count;
};

struct galley {
    struct strip *strips;
    size_t count, capacity;
    double width;
    double height;                 /* of all strips with their spaces, the first one's left out */
};

struct rest {
    size_t from;                   /* index of the next strip; strips.count: nothing is left */
    const struct strip *first;     /* stands for that strip: what remains of a row; or NULL */
};

/* Strips that go on one page. */
struct piece {
    struct rest start;
    size_t to;                     /* index after the last whole strip */
    const struct strip *last;      /* the upper part of a row that was cut, below them; or NULL */
    double height, stretch;
    bool forced;                   /* ended by a forced break or the end of the galley */
};

struct set_cell {
    const struct cell *cell;
    double x, width, height;       /* of the cell's box; height: with the rows it reaches over */
    const struct galley *label;    /* or NULL */
    const struct galley *content;
    struct piece piece;            /* of the content */
    double label_height;           /* shared in the row, with the space below */
    double top;                    /* of label and content, below the row's top */
};

struct set_row {
    const struct row *row;
    double x, width, height;
    bool striped;
    struct color stripe;
    struct set_cell *cells;
    size_t count;
};

/* ---- galley.c: blocks -> strips */
const struct galley *set_galley(struct setter *setter, const struct block *first, double width);
/* The strip after the last, zeroed; its space and break are those that what stood before asks for. */
struct galley_end;
struct strip *galley_add(struct setter *setter, struct galley_end *end, enum strip_kind kind, const struct block *block);

/* What the end of a galley under construction remembers. */
struct galley_end {
    struct galley *galley;
    const struct group *group;
    double space, stretch;         /* asked for above the next strip */
    enum strip_break next;         /* for the next strip */
    int together;                  /* depth of groups to be kept together */
    int owed;                      /* lines that must stand with what is kept with its next, so that it is not alone */
    const struct group *owed_in;   /* in this group; its end lets go of them */
};

/* ---- axis.c: columns of markers */
/* [pt] between a marker and its text, where nothing else says so. */
double marker_gap(const struct setter *setter, const struct style *style);
/* [pt] the width of the block's column. */
double marker_column(struct setter *setter, const struct block *block);
/* [pt] how far its text moves to the right, since the column is wider than the layout has it at least. */
double marker_shift(struct setter *setter, const struct block *block);

/* ---- table.c: a table -> ROW strips; measuring */
void set_table(struct setter *setter, struct galley_end *end, const struct block *block, double x, double width);
struct measure measure_blocks(struct setter *setter, const struct block *first);
/* The row with each cell's content cut at `room` below the row's top: the upper part, and what remains. False if nothing
 * would stand in the upper part. */
bool split_row(struct setter *setter, const struct strip *strip, double room, struct strip **upper, struct strip **lower);

/* ---- widths.c: columns -> widths */
void set_widths(struct setter *setter, const struct block *block, double room, double *widths);

/* ---- paginate.c */
/* The most strips that fit in `room`. `full` is the room of an empty page: what is taller can only be cut. */
struct piece take_piece(struct setter *setter, const struct galley *galley, struct rest start, double room, double full,
                        struct rest *left);
/* The strip at index i of what begins at `start`. */
const struct strip *strip_at(const struct galley *galley, struct rest start, size_t i);
/* Index of the first strip from `from` on that has a height: above it and those before it, at the head of a page, there is
 * no space and no break. */
size_t head_strip(const struct galley *galley, size_t from);
/* Height of the headings and head rows that are set again above what begins at `start`. */
double repeat_height(const struct galley *galley, struct rest start);

/* ---- place.c: strips -> items */
struct placement {
    struct typesetter *typesetter;
    struct page *page;
    struct arena *arena;
    enum artifact artifact;
    bool unseen; /* see document.unseen */
};
/* Puts the piece at x,y; spaces grow by `ratio` of their stretch. */
void place_piece(struct placement *placement, const struct galley *galley, const struct piece *piece, double x, double y,
                 double ratio);
/* All of a galley. */
void place_galley(struct placement *placement, const struct galley *galley, double x, double y);

#endif
