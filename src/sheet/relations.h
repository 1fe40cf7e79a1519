/* Inside the room: which part leads to which (ECMA-376 part 2, 6.5). */
#ifndef SHEET_RELATIONS_H
#define SHEET_RELATIONS_H

#include "base/arena.h"
#include "sheet/package.h"

struct relation {
    const char *id;
    const char *kind;   /* the last word of its type: "worksheet"; the same in the strict and transitional forms */
    const char *target; /* a part's name */
    struct relation *next;
};

/* The relations from a part ("" for those of the package itself), all in the arena; none if it has none. False with
 * errors. */
bool relations_read(struct package *package, const char *part, struct arena *arena, struct relation **first,
                    struct diag *diag);

/* Those that lead out of the package instead: targets are addresses. */
bool relations_read_links(struct package *package, const char *part, struct arena *arena, struct relation **first, struct diag *diag);

/* The first of this kind, and the one of this id, or NULL. */
const struct relation *relation_of_kind(const struct relation *first, const char *kind);
const struct relation *relation_of_id(const struct relation *first, const char *id);

#endif
