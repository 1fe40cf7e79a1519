/* Seals of issues: what was sealed, with what, and the bytes that were added, so that a lost file can be made again. */
#include <assert.h>
#include <string.h>

#include "issue/register_inside.h"

bool register_add_seal(struct issue_register *opened, const struct issue *issue, const struct issue_seal *seal, struct diag *diag)
{
    assert(opened->lock);
    sqlite3_stmt *statement = register_make_seals(opened, diag) ? register_statement(opened, ADD_SEAL, diag) : NULL;
    if (!statement || !register_begin(opened, diag))
        return false;
    register_bind_document(statement, issue);
    sqlite3_bind_int(statement, 4, issue->number);
    register_bind_text(statement, 5, seal->unsealed);
    register_bind_text(statement, 6, seal->certificate);
    register_bind_text(statement, 7, seal->owner);
    register_bind_text(statement, 8, seal->sealed);
    sqlite3_bind_blob64(statement, 9, seal->bytes, seal->length, SQLITE_STATIC);
    sqlite3_bind_int(statement, 10, seal->later);
    return register_write(opened, statement, diag);
}

bool register_note_sealed(struct issue_register *opened, const struct issue *issue, const char *sha256, long long bytes,
                          struct diag *diag)
{
    sqlite3_stmt *statement = register_statement(opened, MARK_SEALED, diag);
    if (!statement || !register_begin(opened, diag))
        return false;
    register_bind_document(statement, issue);
    sqlite3_bind_int(statement, 4, issue->number);
    register_bind_text(statement, 5, sha256);
    sqlite3_bind_int64(statement, 6, bytes);
    return register_write(opened, statement, diag);
}

static const char *copy_text(sqlite3_stmt *statement, int column, struct arena *arena)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    return text ? arena_copy(arena, text, (size_t)sqlite3_column_bytes(statement, column)) : "";
}

/* The columns of a seal from this one on. */
static void read_seal(sqlite3_stmt *statement, int column, struct arena *arena, struct issue_seal *seal)
{
    seal->unsealed = copy_text(statement, column, arena);
    seal->certificate = copy_text(statement, column + 1, arena);
    seal->owner = copy_text(statement, column + 2, arena);
    seal->sealed = copy_text(statement, column + 3, arena);
    const void *bytes = sqlite3_column_blob(statement, column + 4);
    seal->length = bytes ? (size_t)sqlite3_column_bytes(statement, column + 4) : 0;
    seal->bytes = arena_copy(arena, bytes ? bytes : "", seal->length);
    seal->later = sqlite3_column_int(statement, column + 5);
}

bool register_find_seal(struct issue_register *opened, const struct issue *issue, struct arena *arena, struct issue_seal *seal,
                        struct diag *diag)
{
    if (opened->version < REGISTER_WITH_SEALS)
        return false;
    sqlite3_stmt *statement = register_statement(opened, FIND_SEAL, diag);
    if (!statement)
        return false;
    register_bind_document(statement, issue);
    sqlite3_bind_int(statement, 4, issue->number);
    int code = sqlite3_step(statement);
    if (code == SQLITE_ROW)
        read_seal(statement, 0, arena, seal);
    else if (code != SQLITE_DONE)
        register_fail(opened, code, diag);
    sqlite3_reset(statement);
    return code == SQLITE_ROW;
}

/* ------------------------------------------------------------------------------------------------ merging */

static bool merge_seal(struct issue_register *into, sqlite3_stmt *row, struct arena *arena, struct diag *diag)
{
    const struct issue issue = {.qualification = copy_text(row, 0, arena), .diploma = copy_text(row, 1, arena),
                                .language = copy_text(row, 2, arena), .number = sqlite3_column_int(row, 3)};
    struct issue_seal seal, known;
    size_t errors = diag_errors(diag);
    read_seal(row, 4, arena, &seal);
    return register_find_seal(into, &issue, arena, &known, diag) ||
           (diag_errors(diag) == errors && register_add_seal(into, &issue, &seal, diag));
}

bool register_merge_seals(struct issue_register *into, struct issue_register *from, struct diag *diag)
{
    if (from->version < REGISTER_WITH_SEALS)
        return true;
    sqlite3_stmt *statement = register_statement(from, ALL_SEALS, diag);
    if (!statement)
        return false;
    struct arena *arena = arena_create();
    int code = SQLITE_DONE;
    bool good = true;
    while (good && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        arena_clear(arena);
        good = merge_seal(into, statement, arena, diag);
    }
    if (good && code != SQLITE_DONE)
        good = register_fail(from, code, diag);
    sqlite3_reset(statement);
    arena_destroy(arena);
    return good;
}
