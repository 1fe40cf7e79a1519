/* What changed between two versions of a qualification: fields whose texts differ, which came, which went. */
#ifndef SERVE_SITE_CHANGE_H
#define SERVE_SITE_CHANGE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"

struct change {
    const char *field;        /* its path, with numbers as the data have them: core-task[2]/title, level/@eqf, field[practice] */
    const char *language;     /* of its text; NULL: it has none */
    const char *before, *now; /* one of them is NULL where it came or went */
};

/* The changes in the order of the data, in the arena. What cannot be read has no fields. Waivers are no fields. */
struct changes {
    const struct change *list;
    size_t count;
};
struct changes find_changes(const struct buffer *before, const struct buffer *now, struct arena *arena);

#endif
