/* Inside the room: a change in the making, and how the file is laid out around it. */
#ifndef DRAFT_CHANGE_H
#define DRAFT_CHANGE_H

#include "draft/draft_inside.h"

struct change {
    struct draft *draft;
    struct buffer bytes;      /* up to what is replaced; what takes its place is appended */
    struct range replaced;
    long before, behind;      /* the number of the element that changes, before and after; ABSENT: it is not there */
    bool is_content;          /* only what is in it changes, or */
    const char *attribute;    /* the attribute of this name */
};

void change_begin(struct change *change, struct draft *draft, struct range range);

/* Puts the change into force if nothing else changes by it, and the path says these words then (NULL: that is not asked). False with an error:
 * the draft is as it was. */
bool change_end(struct change *change, const char *path, const char *words, struct diag *diag);

/* Gives false with an error. */
bool change_refuse(const struct draft *draft, const char *path, struct diag *diag);

/* How what stands in the element is laid out: as the lines around it are. */
struct manner change_manner(const struct draft *draft, long element, struct arena *arena);

/* Whether the element begins its line. */
bool change_is_on_line(const struct draft *draft, long element);

/* The letters before the position on its line. */
size_t change_column(const struct draft *draft, size_t at);

/* Behind the position, and blanks and comments on its line. */
size_t change_line_rest(const struct draft *draft, size_t at);

#endif
