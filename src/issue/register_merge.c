/* Registers of several machines become one. */
#include <string.h>

#include "issue/register_inside.h"

struct merge {
    struct issue_register *into, *from;
    size_t added;
    bool conflict; /* or a row that is not taken over */
};

static void report_conflict(struct merge *merge, const struct issue *here, const struct issue *there, struct diag *diag)
{
    struct buffer number = {0};
    merge->conflict = true;
    issue_cite(here, &number);
    diag_report(diag, DIAG_REGISTER_CONFLICT, (struct place){merge->from->path, 0},
                "%.*s: here %s, issued %s to %s (SHA-256 %.12s…); in %s %s, issued %s to %s (SHA-256 %.12s…)",
                (int)number.length, (const char *)number.bytes, there->file, there->issued, there->name, there->sha256,
                merge->into->path, here->file, here->issued, here->name, here->sha256);
    buffer_finish(&number);
}

/* The row is in both: that it was revoked is taken over, and where its file is now. That it was replaced comes with the row
 * that replaces it. */
static bool merge_marks(struct merge *merge, const struct issue *here, const struct issue *there, struct diag *diag)
{
    bool revoke = there->revoked && !here->revoked, move = there->moved && !here->moved; /* `here` lives until the next call */
    return (!revoke || register_revoke(merge->into, there, there->reason, there->revoked, diag)) &&
           (!move || register_move(merge->into, there, there->moved, diag));
}

/* The other database may be made by anybody. */
static bool is_sound(const struct issue *issue)
{
    return issue->number > 0 && strlen(issue->sha256) == 64 && strspn(issue->sha256, "0123456789abcdef") == 64;
}

/* Whether the file of the one is that of the other with a seal that was added since; the sealed one counts from now on. */
static bool is_sealed_since(struct merge *merge, const struct issue *here, const struct issue *there, struct diag *diag)
{
    struct arena *arena = arena_create();
    struct issue_seal seal;
    bool since = register_find_seal(merge->into, there, arena, &seal, diag) && seal.later && strcmp(seal.unsealed, there->sha256) == 0;
    if (!since && register_find_seal(merge->from, there, arena, &seal, diag) && seal.later && strcmp(seal.unsealed, here->sha256) == 0)
        since = register_note_sealed(merge->into, there, there->sha256, there->bytes, diag);
    arena_destroy(arena);
    return since;
}

static bool merge_row(void *context, const struct issue *there, struct diag *diag)
{
    struct merge *merge = context;
    struct issue here;
    size_t errors = diag_errors(diag);
    if (!is_sound(there)) {
        diag_report(diag, DIAG_REGISTER_DAMAGED, (struct place){merge->from->path, 0}, "a row without number or SHA-256");
        return false;
    }
    if (!register_check_names(merge->from, there, diag)) {
        merge->conflict = true;
        return true;
    }
    if (!register_find(merge->into, there, &here, diag)) {
        if (diag_errors(diag) > errors)
            return false;
        merge->added++;
        return register_add(merge->into, there, diag);
    }
    if (strcmp(here.sha256, there->sha256) != 0 && !is_sealed_since(merge, &here, there, diag)) {
        if (diag_errors(diag) == errors)
            report_conflict(merge, &here, there, diag);
        return merge->conflict;
    }
    return merge_marks(merge, &here, there, diag);
}

bool register_merge(struct issue_register *into, struct issue_register *from, size_t *added, struct diag *diag)
{
    struct merge merge = {.into = into, .from = from};
    bool good = register_each(from, merge_row, &merge, diag) && !merge.conflict &&
                register_merge_corrections(into, from, diag) && register_merge_seals(into, from, diag) &&
                register_merge_codes(into, from, diag);
    if (!good)
        register_roll_back(into);
    *added = good ? merge.added : 0;
    return good;
}
