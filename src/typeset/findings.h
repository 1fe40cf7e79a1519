/* What is wrong with a paragraph. Findings are kept with it, without a place, and told anew for each document that has
 * the paragraph, at the place of its run. */
#ifndef TYPESET_FINDINGS_H
#define TYPESET_FINDINGS_H

#include <stddef.h>

#include "base/diag.h"
#include "model/document.h"

struct arena;

struct finding {
    enum diag_id id;
    int run;                /* index in the paragraph */
    const char *detail;
    struct finding *next;
};

/* In the order they were made. An all-zero one is empty. */
struct findings {
    struct finding *first, *last;
};

/* The finding lives in the arena, `detail` is borrowed. */
void findings_add(struct findings *findings, struct arena *arena, enum diag_id id, int run, const char *detail);

/* A finding about a character: its number, its name and, if `text` is not NULL, the character itself. */
void findings_add_character(struct findings *findings, struct arena *arena, enum diag_id id, int run,
                            unsigned code_point, const char *text, size_t length);

void findings_tell(const struct findings *findings, const struct run *runs, struct diag *diag);

#endif
