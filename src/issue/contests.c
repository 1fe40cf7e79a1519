#include "issue/contests.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/say.h"

struct contests {
    struct map *by_row; /* by line, a word, and by number with its NUL */
    struct arena *arena;
};

struct contests *contests_create(void)
{
    struct contests *contests = memory_zeroed(1, sizeof *contests);
    *contests = (struct contests){map_create(), arena_create()};
    return contests;
}

void contests_destroy(struct contests *contests)
{
    if (!contests)
        return;
    map_destroy(contests->by_row);
    arena_destroy(contests->arena);
    free(contests);
}

void contests_add(struct contests *contests, int first, struct contest contest)
{
    uint64_t key = (uint64_t)first;
    void **slot = map_slot(contests->by_row, &key, sizeof key);
    if (*slot)
        return;
    struct contest *kept = arena_new(contests->arena, struct contest);
    *kept = contest;
    if (contest.path)
        kept->path = arena_copy(contests->arena, contest.path, strlen(contest.path));
    *slot = kept;
}

const struct contest *contests_find(struct contests *contests, int line, const char *number)
{
    uint64_t key = (uint64_t)line;
    void *contest = map_find(contests->by_row, &key, sizeof key);
    if (!contest)
        return map_find(contests->by_row, number, strlen(number) + 1);
    *map_slot(contests->by_row, number, strlen(number) + 1) = contest;
    return contest;
}

void contest_tell(const struct contest *contest, const char *column, const char *number, struct place place,
                  struct diag *diag)
{
    diag_report(diag, contest->id, place, "%s \"%s\"%s%s, as in line %d", column, number, contest->path ? say(": ") : "",
                contest->path ? contest->path : "", contest->line);
}
