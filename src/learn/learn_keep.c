#include "learn/keep.h"
#include "learn/learn.h"

static const char *name_of(void *context)
{
    return ((const struct learn_kept *)context)->name;
}

bool learn_keep(const struct learn_kept *kept, struct diag *diag)
{
    struct learn_kept own = *kept;
    struct parts parts;
    struct arena *arena = arena_create();
    const struct keeping keeping = {kept->folder, kept->id, name_of, &own, kept->language, kept->base, arena, kept->report, diag};
    parts_of(xml_root(kept->file), arena, &parts);
    bool good = keep_begin(kept->folder, diag) && keep_parts(&keeping, &parts);
    arena_destroy(arena);
    return good;
}
