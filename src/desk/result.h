/* What became of each document of a cohort, and of each row of which none was made. */
#ifndef DESK_RESULT_H
#define DESK_RESULT_H

#include "base/arena.h"
#include "supplement.h"

struct result {
    enum supplement_outcome outcome;
    int line;
    const char *number, *name, *language, *file; /* as in supplement_event; NULL: it has none */
};

struct results {
    struct result *list; /* in the order in which they came about */
    size_t count, room;
    struct arena *arena;
};

void results_finish(struct results *results);

/* Takes note of what an event tells. What was but looked at is no result. */
void results_add(struct results *results, const struct supplement_event *event);

#endif
