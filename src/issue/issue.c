/* The module's doors for the commands that look after a register. */
#include "issue/issue.h"

#include <string.h>

#include "base/say.h"
#include "code/address.h"
#include "issue/codes.h"

#define ENTRY __attribute__((visibility("default"))) /* the program looks it up by name */

static const struct patience WRITER = {.seconds = 10};

ENTRY bool list_register(const char *path, bool csv, FILE *out, struct diag *diag)
{
    struct issue_register *opened = register_open(path, REGISTER_READ, 0, diag);
    bool good = opened && register_list(opened, csv, out, diag);
    register_close(opened);
    return good;
}

/* ------------------------------------------------------------------------------------------------ revoking */

static bool revoke_issue(struct issue_register *opened, const char *number, const char *reason, const char *when,
                         struct diag *diag)
{
    struct issue found;
    size_t errors = diag_errors(diag);
    struct place place = {register_path(opened), 0};
    if (!register_find_cited(opened, number, &found, diag)) {
        if (diag_errors(diag) == errors)
            diag_report(diag, DIAG_ISSUE_UNKNOWN, place, "%s", number);
        return false;
    }
    if (found.revoked) {
        diag_report(diag, DIAG_ISSUE_REVOKED, place, "%s: %s: %s", number, found.revoked, found.reason);
        return false;
    }
    return register_revoke(opened, &found, reason, when, diag);
}

struct issue_register *register_open_present(const char *path, struct diag *diag)
{
    struct issue_register *opened = register_open(path, REGISTER_READ, 0, diag);
    register_close(opened);
    return opened ? register_open(path, REGISTER_WRITE, &WRITER, diag) : NULL;
}

ENTRY bool revoke_issues(const char *path, const char *const *numbers, size_t count, const char *reason, const char *when,
                   struct diag *diag)
{
    struct issue_register *opened = register_open_present(path, diag);
    bool good = opened;
    for (size_t i = 0; opened && i < count; i++)
        good &= revoke_issue(opened, numbers[i], reason, when, diag);
    good = good && register_commit(opened, diag);
    register_close(opened);
    return good;
}

/* ------------------------------------------------------------------------------------------------ merging */

static bool merge_register(struct issue_register *into, const char *path, struct buffer *summary, struct diag *diag)
{
    size_t added = 0;
    struct issue_register *from = register_open(path, REGISTER_READ, 0, diag);
    bool good = from && register_merge(into, from, &added, diag);
    if (good) {
        diag_put_plain(summary, path);
        buffer_format(summary, say(": %zu new\n"), added);
    }
    register_close(from);
    return good;
}

ENTRY bool merge_registers(const char *into, const char *const *from, size_t count, struct buffer *summary,
                     struct diag *diag)
{
    struct issue_register *opened = register_open(into, REGISTER_WRITE, &WRITER, diag);
    size_t length = summary->length;
    bool good = opened;
    for (size_t i = 0; opened && i < count; i++)
        good &= merge_register(opened, from[i], summary, diag);
    good = good && register_commit(opened, diag);
    if (!good)
        summary->length = length;
    register_close(opened);
    return good;
}

/* ------------------------------------------------------------------------------------------------ the address */

/* In one step with looking for it: nobody else writes meanwhile. */
static bool remove_address(struct issue_register *opened, struct diag *diag)
{
    struct arena *arena = arena_create();
    struct register_address found;
    size_t errors = diag_errors(diag);
    bool there = register_find_address(opened, arena, &found, diag) && !found.removed;
    if (!there && diag_errors(diag) == errors)
        diag_report(diag, DIAG_CHECK_ADDRESS_ABSENT, (struct place){register_path(opened), 0}, "%s", "");
    arena_destroy(arena);
    return there && register_set_address(opened, NULL, diag);
}

static bool forget_address(const char *path, struct diag *diag)
{
    struct issue_register *opened = register_open(path, REGISTER_READ, 0, diag); /* else it would be made */
    bool good = opened;
    register_close(opened);
    opened = good ? register_open(path, REGISTER_WRITE, &WRITER, diag) : NULL;
    good = opened && remove_address(opened, diag) && register_commit(opened, diag);
    register_close(opened);
    return good;
}

ENTRY bool set_register_address(const char *path, const char *address, struct diag *diag)
{
    if (!address)
        return forget_address(path, diag);
    const char *fault = address_fault(address);
    if (!fault && strlen(address) > CODE_SHORT_MOST - TOKEN_SIZE)
        fault = say("it is longer than a code holds, with a token behind it");
    if (fault) {
        diag_report(diag, DIAG_CHECK_ADDRESS, (struct place){0}, "%s: %s", address, fault);
        return false;
    }
    struct issue_register *opened = register_open(path, REGISTER_WRITE, &WRITER, diag);
    bool good = opened && register_set_address(opened, address, diag) && register_commit(opened, diag);
    register_close(opened);
    return good;
}

ENTRY bool find_register_address(const char *path, struct buffer *out, struct diag *diag)
{
    size_t errors = diag_errors(diag);
    struct issue_register *opened = register_open(path, REGISTER_READ, 0, diag);
    struct arena *arena = arena_create();
    struct register_address found;
    if (opened && register_find_address(opened, arena, &found, diag) && !found.removed)
        buffer_string(out, found.address);
    arena_destroy(arena);
    register_close(opened);
    return diag_errors(diag) == errors;
}
