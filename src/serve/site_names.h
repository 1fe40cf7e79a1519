/* What people call the fields of a qualification: as the headings of its form, in the language that is spoken. */
#ifndef SERVE_SITE_NAMES_H
#define SERVE_SITE_NAMES_H

#include "base/arena.h"
#include "base/buffer.h"
#include "supplement.h"

/* Where names come from. */
struct site_namer {
    struct supplement *supplement;
    const char *layout_path;          /* as of supplement_open_layout */
    struct supplement_layout *layout; /* NULL: it was not needed so far */
};

struct site_names;

/* Those of a qualification with these data, in the arena. What has no name, or cannot be read, is called as in its file. */
const struct site_names *site_names_read(struct site_namer *namer, const struct buffer *data, const char *language, struct arena *arena);

/* The name of a field, by its path as of site_change.h. In the arena. */
const char *site_name(const struct site_names *names, const char *field, struct arena *arena);

#endif
