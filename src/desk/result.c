#include "desk/result.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

void results_finish(struct results *results)
{
    free(results->list);
    arena_destroy(results->arena);
    *results = (struct results){0};
}

static const char *keep(struct results *results, const char *text)
{
    return text ? arena_copy(results->arena, text, strlen(text)) : NULL;
}

void results_add(struct results *results, const struct supplement_event *event)
{
    if (event->outcome == SUPPLEMENT_CHECKED || event->outcome == SUPPLEMENT_REPLACING || event->outcome == SUPPLEMENT_CORRECTING)
        return;
    if (!results->arena)
        results->arena = arena_create();
    if (results->count == results->room) {
        results->room = 2 * results->room + 64;
        results->list = memory_resize(results->list, results->room * sizeof *results->list);
    }
    results->list[results->count++] =
        (struct result){event->outcome, event->line, keep(results, event->number), keep(results, event->name), keep(results, event->language),
                        keep(results, event->file)};
}
