/* Inside the room: a qualification that is being read from rows, and where each thing stood. */
#ifndef BOOK_TREE_H
#define BOOK_TREE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "book/lines.h"

/* A cell. */
struct spot {
    const char *sheet;
    int line, column; /* the column counted from 0 */
};

/* Words of a cell: of an attribute by its name, what an element holds by "", a text by its language. */
struct told {
    const char *name, *words;
    struct spot spot;
    struct told *next;
};

struct node {
    const struct kind *kind;  /* of a form's own field that of no schema */
    const struct kind *fresh; /* the next one of this kind in it is another */
    struct node *parent, *first, *last, *next;
    struct told *values, *texts;
    struct spot spot;         /* of its row */
    bool has_row;
};

struct node *node_add(struct node *parent, const struct kind *kind, struct arena *arena);

/* The last of this kind in it; NULL: there is none, or another is to begin. */
struct node *node_last(const struct node *parent, const struct kind *kind);

void told_add(struct told **list, const char *name, const char *words, struct spot spot, struct arena *arena);
const struct told *told_find(const struct told *list, const char *name);

/* A line of the file, and the cell that it comes from. */
struct line_spot {
    int line;
    struct spot spot;
    const struct node *node; /* whose tag begins there; of a text NULL */
    bool is_bad;             /* the text is none, and was left out */
};
struct tree_lines {
    struct line_spot *list;
    size_t count, room;
};

/* Appends the file. */
void tree_put(const struct node *root, struct buffer *out, struct tree_lines *lines, struct arena *arena);

#endif
