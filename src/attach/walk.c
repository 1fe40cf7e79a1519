#include "attach/walk.h"

#include <stdlib.h>

#include "base/memory.h"

void walk_start(struct walk *walk, struct pdf *pdf, struct visited *visited)
{
    *walk = (struct walk){.pdf = pdf};
    walk->visited = visited ? visited : &walk->own;
}

void walk_finish(struct walk *walk)
{
    visited_finish(&walk->own);
    free(walk->objects);
}

void walk_add(struct walk *walk, qpdf_oh object)
{
    struct pdf *pdf = walk->pdf;
    bool fits = pdf_is_dictionary(pdf, object) || (object && pdf_is_stream(pdf, object));
    if (!fits || !pdf_visit(pdf, walk->visited, object))
        return;
    if (walk->count == walk->capacity) {
        walk->capacity = 2 * walk->capacity + 16;
        walk->objects = memory_resize(walk->objects, walk->capacity * sizeof *walk->objects);
    }
    walk->objects[walk->count++] = object;
}

qpdf_oh walk_next(struct walk *walk)
{
    return walk->count ? walk->objects[--walk->count] : 0;
}
