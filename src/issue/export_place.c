/* Where a document goes, and what gives way to it. The name belongs to the document: its latest issue has it, in a folder the
 * earlier ones are set aside. Archives and print runs are written anew, without them. */
#include <string.h>

#include "issue/export_inside.h"

struct placing {
    struct export *export;
    const char *wanted;
    const char *latest;  /* the name of the issue before */
    bool is_own;         /* `wanted` was given to an issue of this document */
    struct arena *arena;
};

static bool look_at_issue(void *context, const struct issue *issue, struct diag *diag)
{
    struct placing *placing = context;
    const char *name = name_within(issue->file);
    (void)diag;
    if (!placing->latest)
        placing->latest = arena_copy(placing->arena, name, strlen(name));
    placing->is_own |= name_is_same(name, placing->wanted);
    return true;
}

/* A name that nobody else has: names in the register are taken, also those of files that were set aside. */
static const char *choose_name(const struct placing *placing)
{
    if (placing->is_own)
        return placing->wanted;
    if (placing->latest && name_is_variant(placing->latest, placing->wanted))
        return placing->latest;
    return name_take(placing->export->names, placing->wanted, placing->arena);
}

/* ------------------------------------------------------------------------------------------------ what gives way */

struct asides {
    struct export *export;
    struct job *job;
    struct arena *arena;
};

static bool gives_way(const struct job *job, const struct issue *issue)
{
    bool in_folder = name_within(issue->file) == issue->file;
    return in_folder && !issue->moved && (issue->number == job->issue.replaces || name_is_same(issue->file, job->issue.file));
}

static bool add_aside(void *context, const struct issue *issue, struct diag *diag)
{
    enum { ASIDES_MOST = 2 }; /* the issue before, and one that has the name since a time when it would keep it */
    struct asides *asides = context;
    struct job *job = asides->job;
    (void)diag;
    if (!gives_way(job, issue) || job->aside_count == ASIDES_MOST)
        return true;
    if (!job->asides)
        job->asides = arena_new_array(asides->arena, struct aside, ASIDES_MOST);
    const char *to = name_aside(issue->file, issue->number, asides->arena);
    job->asides[job->aside_count++] = (struct aside){
        .number = issue->number, .from = arena_copy(asides->arena, issue->file, strlen(issue->file)),
        .to = name_take(asides->export->names, to, asides->arena),
        .sha256 = arena_copy(asides->arena, issue->sha256, strlen(issue->sha256))};
    return true;
}

bool export_place(struct export *export, struct job *job, const char *wanted, struct arena *arena, struct diag *diag)
{
    struct placing placing = {.export = export, .wanted = wanted, .arena = arena};
    struct asides asides = {export, job, arena};
    bool replaces = job->issue.replaces;
    if (replaces && !register_each_of(export->issued, &job->issue, look_at_issue, &placing, diag))
        return false;
    job->issue.file = choose_name(&placing);
    return !replaces || !export->folder || register_each_of(export->issued, &job->issue, add_aside, &asides, diag);
}
