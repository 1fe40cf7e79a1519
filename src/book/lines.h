/* Inside the room: what a row may be, and on which sheet. */
#ifndef BOOK_LINES_H
#define BOOK_LINES_H

#include "draft/kind.h"
#include "xml/xml.h"

/* An element that has a row of its own. */
struct line {
    const char *path;           /* core-task/work-process; field[practice] */
    const struct kind *kind;
    const struct kind *texts;   /* whose texts stand in its row: its own, or those of its title; NULL: it has none */
    int tab;
};

struct lines {
    const struct line *list;
    size_t count;
};

/* All that a qualification may have, in the order of the schema. In the arena. */
struct lines lines_of(const struct kind *root, struct arena *arena);

/* NULL: there is none of this path. */
const struct line *lines_find(const struct lines *lines, const char *path);

/* Sheets, in their order; what they are called, in the language that is spoken. The last one holds what only offices need. */
enum { TAB_COUNT = 8, TAB_OFFICE = TAB_COUNT - 1 };
const char *tab_title(int tab);

/* Those of the first, and of the other what it has besides. In the arena. */
struct lines lines_join(const struct lines *lines, const struct lines *more, struct arena *arena);

/* Sheets that nobody sees: what drop-downs offer, and the files that the workbook was made from. */
#define BOOK_CHOICES "lists"
#define BOOK_BASE "base"

/* Whether it has nothing but attributes, and is there once: they stand in the list of qualifications. */
bool kind_is_listed(const struct kind *kind);

/* Attributes that stand in the list of qualifications. */
struct listed_value {
    const struct value_kind *value;
    const struct kind *part; /* that has it; NULL: the qualification itself */
};
struct listed_values {
    const struct listed_value *list;
    size_t count;
};
struct listed_values listed_of(const struct kind *root, struct arena *arena);

/* The part of a kind that is its title; NULL: it has none. */
const struct kind *kind_title(const struct kind *kind);

/* The name of the column: "value" for what an element holds. */
const char *value_column(const struct value_kind *value);

enum { LINES_MOST = 400, COLUMNS_MOST = 40 };

#endif
