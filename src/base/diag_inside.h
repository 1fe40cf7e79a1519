/* What collecting findings and printing them share. Inside base/diag*.c. */
#ifndef BASE_DIAG_INSIDE_H
#define BASE_DIAG_INSIDE_H

#include "base/diag.h"

struct message {
    const char *name;
    enum severity severity;
    int status;
    const char *text;
    const char *hint;
};

extern const struct message diag_messages[DIAG_COUNT];

struct finding {
    enum diag_id id;
    enum severity severity; /* a strict sink makes errors of warnings */
    struct place place;
    int column;             /* see diag_point */
    const char *field;      /* see diag_point_field */
    const char *detail;
    const char *waiver;     /* why it may pass, if it may; else NULL */
    size_t arrival;
};

/* Of each id: findings, and reports beyond those that are kept. */
struct diag_counts {
    size_t kept[DIAG_COUNT], more[DIAG_COUNT];
};

struct diag {
    struct arena *arena;
    struct map *seen;         /* place, id and detail -> the finding; */
    struct diag_counts *counts; /* both are NULL until the first finding: most sinks never have one */
    struct finding *findings; /* in order of arrival */
    size_t count;
    size_t capacity;
    size_t errors, warnings;  /* reports, repeated ones too */
    bool strict;
    bool exhausted;           /* see diag_exhaust */
    int status;               /* the highest yet */
};

static inline size_t diag_more_of(const struct diag *diag, int id)
{
    return diag->counts ? diag->counts->more[id] : 0;
}

#endif
