/* Where documents can be checked: the register's address, the key of its tokens, and which token a document bears. */
#include <assert.h>
#include <errno.h>
#include <string.h>
#include <sys/random.h>

#include "base/say.h"
#include "issue/register_inside.h"

/* ------------------------------------------------------------------------------------------------ the address */

/* The row that it stands in. */
enum { ROW_IN_USE = 1, ROW_REMOVED = 2 };

bool register_find_address(struct issue_register *opened, struct arena *arena, struct register_address *found, struct diag *diag)
{
    if (opened->version < REGISTER_WITH_CODES)
        return false;
    sqlite3_stmt *statement = register_statement(opened, FIND_ADDRESS, diag);
    if (!statement)
        return false;
    int code = sqlite3_step(statement);
    bool sound = code == SQLITE_ROW && sqlite3_column_bytes(statement, 1) == REGISTER_KEY_SIZE;
    if (sound) {
        found->address = arena_format(arena, "%s", (const char *)sqlite3_column_text(statement, 0));
        memcpy(found->key, sqlite3_column_blob(statement, 1), REGISTER_KEY_SIZE);
        found->removed = sqlite3_column_int64(statement, 2) == ROW_REMOVED;
    } else if (code == SQLITE_ROW) {
        diag_report(diag, DIAG_REGISTER_DAMAGED, (struct place){opened->path, 0}, "the key of its codes");
    } else if (code != SQLITE_DONE) {
        register_fail(opened, code, diag);
    }
    sqlite3_reset(statement);
    return sound;
}

static bool make_key(struct issue_register *opened, unsigned char key[REGISTER_KEY_SIZE], struct diag *diag)
{
    if (getrandom(key, REGISTER_KEY_SIZE, 0) == REGISTER_KEY_SIZE)
        return true;
    diag_report(diag, DIAG_REGISTER_UNUSABLE, (struct place){opened->path, 0}, "%s", say_error(errno));
    return false;
}

static bool write_address(struct issue_register *opened, const struct register_address *address, struct diag *diag)
{
    sqlite3_stmt *set = register_statement(opened, SET_ADDRESS, diag), *forget = register_statement(opened, FORGET_OTHER_ADDRESS, diag);
    int row = address->removed ? ROW_REMOVED : ROW_IN_USE;
    if (!set || !forget || !register_begin(opened, diag))
        return false;
    register_bind_text(set, 1, address->address);
    sqlite3_bind_blob(set, 2, address->key, REGISTER_KEY_SIZE, SQLITE_STATIC);
    sqlite3_bind_int(set, 3, row);
    sqlite3_bind_int(forget, 1, row);
    return register_write(opened, set, diag) && register_write(opened, forget, diag);
}

bool register_set_address(struct issue_register *opened, const char *address, struct diag *diag)
{
    assert(opened->lock);
    struct register_address known;
    struct arena *arena = arena_create();
    size_t errors = diag_errors(diag);
    bool found = register_find_address(opened, arena, &known, diag);
    known.removed = !address;
    known.address = address ? address : known.address;
    bool good = diag_errors(diag) == errors && (found || make_key(opened, known.key, diag)) && register_make_codes(opened, diag) &&
                write_address(opened, &known, diag);
    arena_destroy(arena);
    return good;
}

/* ------------------------------------------------------------------------------------------------ tokens */

bool register_add_token(struct issue_register *opened, const struct issue *issue, const char *token, struct diag *diag)
{
    assert(opened->lock);
    sqlite3_stmt *statement = register_make_codes(opened, diag) ? register_statement(opened, ADD_TOKEN, diag) : NULL;
    if (!statement || !register_begin(opened, diag))
        return false;
    register_bind_document(statement, issue);
    sqlite3_bind_int(statement, 4, issue->number);
    register_bind_text(statement, 5, token);
    return register_write(opened, statement, diag);
}

const char *register_find_token(struct issue_register *opened, const struct issue *issue, struct arena *arena, struct diag *diag)
{
    sqlite3_stmt *statement = opened->version < REGISTER_WITH_CODES ? NULL : register_statement(opened, FIND_TOKEN, diag);
    if (!statement)
        return NULL;
    register_bind_document(statement, issue);
    sqlite3_bind_int(statement, 4, issue->number);
    int code = sqlite3_step(statement);
    const char *token = code == SQLITE_ROW ? arena_format(arena, "%s", (const char *)sqlite3_column_text(statement, 0)) : NULL;
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        register_fail(opened, code, diag);
    sqlite3_reset(statement);
    return token;
}

/* ------------------------------------------------------------------------------------------------ merging */

static bool merge_token(struct issue_register *into, sqlite3_stmt *row, struct arena *arena, struct diag *diag)
{
    const char *texts[5];
    for (int i = 0; i < 5; i++)
        texts[i] = arena_format(arena, "%s", (const char *)sqlite3_column_text(row, i));
    const struct issue issue = {.qualification = texts[0], .diploma = texts[1], .language = texts[2], .number = sqlite3_column_int(row, 3)};
    size_t errors = diag_errors(diag);
    return register_find_token(into, &issue, arena, diag) ||
           (diag_errors(diag) == errors && register_add_token(into, &issue, texts[4], diag));
}

/* One that has no address gets the other's, with its key. */
static bool merge_address(struct issue_register *into, struct issue_register *from, struct arena *arena, struct diag *diag)
{
    struct register_address here, there;
    size_t errors = diag_errors(diag);
    if (register_find_address(into, arena, &here, diag) || diag_errors(diag) != errors)
        return diag_errors(diag) == errors;
    if (!register_find_address(from, arena, &there, diag))
        return diag_errors(diag) == errors;
    return register_make_codes(into, diag) && write_address(into, &there, diag);
}

bool register_merge_codes(struct issue_register *into, struct issue_register *from, struct diag *diag)
{
    if (from->version < REGISTER_WITH_CODES)
        return true;
    sqlite3_stmt *statement = register_statement(from, ALL_TOKENS, diag);
    if (!statement)
        return false;
    struct arena *arena = arena_create();
    int code = SQLITE_DONE;
    bool good = merge_address(into, from, arena, diag);
    while (good && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        arena_clear(arena);
        good = merge_token(into, statement, arena, diag);
    }
    if (good && code != SQLITE_DONE)
        good = register_fail(from, code, diag);
    sqlite3_reset(statement);
    arena_destroy(arena);
    return good;
}
