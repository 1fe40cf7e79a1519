/* Seals of issues: what was sealed, with what, and the bytes that were added, so that a lost file can be made again. */
#include <assert.h>
#include <string.h>

#include "issue/difference.h"
#include "issue/register_inside.h"

/* ------------------------------------------------------------------------------------------------ what seals are like */

void register_forget_likenesses(struct issue_register *opened)
{
    for (int i = 0; i < REGISTER_LIKENESSES; i++)
        buffer_finish(&opened->likenesses[i].bytes);
    memset(opened->likenesses, 0, sizeof opened->likenesses);
}

/* One from which these bytes differ in a fourth of them at most, with the difference; NULL: there is none. */
static const struct register_likeness *find_likeness(struct issue_register *opened, const void *bytes, size_t length)
{
    for (int i = 0; i < REGISTER_LIKENESSES; i++) {
        const struct register_likeness *likeness = &opened->likenesses[i];
        buffer_clear(&opened->difference);
        if (!length || likeness->bytes.length != length)
            continue;
        difference_put(likeness->bytes.bytes, bytes, length, &opened->difference);
        if (opened->difference.length <= length / 4)
            return likeness;
    }
    return NULL;
}

/* For those that come. */
static const struct register_likeness *add_likeness(struct issue_register *opened, const void *bytes, size_t length, struct diag *diag)
{
    struct register_likeness *likeness = &opened->likenesses[opened->next_likeness++ % REGISTER_LIKENESSES];
    sqlite3_stmt *statement = register_statement(opened, ADD_LIKENESS, diag);
    if (!statement)
        return NULL;
    buffer_clear(&likeness->bytes);
    buffer_clear(&opened->difference);
    sqlite3_bind_blob64(statement, 1, bytes, length, SQLITE_STATIC);
    if (!register_write(opened, statement, diag))
        return NULL;
    likeness->number = sqlite3_last_insert_rowid(opened->database);
    buffer_append(&likeness->bytes, bytes, length);
    return likeness;
}

/* ------------------------------------------------------------------------------------------------ one seal */

/* Of a short one all is kept. */
static bool bind_bytes(struct issue_register *opened, sqlite3_stmt *statement, const void *bytes, size_t length, struct diag *diag)
{
    enum { BYTES = 9, ALIKE = 11, SHORT = 256 };
    if (length <= SHORT) {
        sqlite3_bind_blob64(statement, BYTES, length ? bytes : "", length, SQLITE_STATIC);
        sqlite3_bind_null(statement, ALIKE);
        return true;
    }
    const struct register_likeness *likeness = find_likeness(opened, bytes, length);
    likeness = likeness ? likeness : add_likeness(opened, bytes, length, diag);
    if (!likeness)
        return false;
    const struct buffer *difference = &opened->difference;
    const void *differing = difference->length ? (const void *)difference->bytes : "";
    sqlite3_bind_blob64(statement, BYTES, differing, difference->length, SQLITE_STATIC);
    sqlite3_bind_int64(statement, ALIKE, likeness->number);
    return true;
}

bool register_add_seal(struct issue_register *opened, const struct issue *issue, const struct issue_seal *seal, struct diag *diag)
{
    assert(opened->lock);
    sqlite3_stmt *statement = register_make_seals(opened, diag) ? register_statement(opened, ADD_SEAL, diag) : NULL;
    if (!statement || !register_begin(opened, diag) || !bind_bytes(opened, statement, seal->bytes, seal->length, diag))
        return false;
    register_bind_document(statement, issue);
    sqlite3_bind_int(statement, 4, issue->number);
    register_bind_text(statement, 5, seal->unsealed);
    register_bind_text(statement, 6, seal->certificate);
    register_bind_text(statement, 7, seal->owner);
    register_bind_text(statement, 8, seal->sealed);
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

/* What the difference is from has to be there. */
static bool read_bytes(struct issue_register *opened, sqlite3_stmt *row, struct arena *arena, struct issue_seal *seal, struct diag *diag)
{
    const void *bytes = sqlite3_column_blob(row, 9), *like = sqlite3_column_blob(row, 11);
    size_t length = (size_t)sqlite3_column_bytes(row, 9), like_length = (size_t)sqlite3_column_bytes(row, 11);
    struct buffer whole = {0};
    bool is_whole = sqlite3_column_type(row, 10) == SQLITE_NULL;
    bool good = is_whole || (like && difference_apply(like, like_length, bytes, length, &whole));
    if (!good)
        diag_report(diag, DIAG_REGISTER_DAMAGED, (struct place){opened->path, 0}, "a seal, which is like none");
    seal->length = is_whole ? length : whole.length;
    seal->bytes = arena_copy(arena, is_whole && bytes ? bytes : whole.length ? (const char *)whole.bytes : "", seal->length);
    buffer_finish(&whole);
    return good;
}

static bool read_seal(struct issue_register *opened, sqlite3_stmt *row, struct arena *arena, struct issue_seal *seal, struct diag *diag)
{
    seal->unsealed = copy_text(row, 4, arena);
    seal->certificate = copy_text(row, 5, arena);
    seal->owner = copy_text(row, 6, arena);
    seal->sealed = copy_text(row, 7, arena);
    seal->later = sqlite3_column_int(row, 8);
    return read_bytes(opened, row, arena, seal, diag);
}

static sqlite3_stmt *ask(struct issue_register *opened, enum register_statement statement, enum register_statement of_3,
                         struct diag *diag)
{
    return register_statement(opened, opened->version < REGISTER_WITH_LIKENESSES ? of_3 : statement, diag);
}

bool register_find_seal(struct issue_register *opened, const struct issue *issue, struct arena *arena, struct issue_seal *seal,
                        struct diag *diag)
{
    if (opened->version < REGISTER_WITH_SEALS)
        return false;
    sqlite3_stmt *statement = ask(opened, FIND_SEAL, FIND_SEAL_OF_3, diag);
    if (!statement)
        return false;
    register_bind_document(statement, issue);
    sqlite3_bind_int(statement, 4, issue->number);
    int code = sqlite3_step(statement);
    bool found = code == SQLITE_ROW && read_seal(opened, statement, arena, seal, diag);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        register_fail(opened, code, diag);
    sqlite3_reset(statement);
    return found;
}

/* ------------------------------------------------------------------------------------------------ merging */

struct merge_seals {
    struct issue_register *into, *from;
};

static bool merge_seal(void *context, sqlite3_stmt *row, struct arena *arena, struct diag *diag)
{
    struct merge_seals *merge = context;
    const struct issue issue = {.qualification = copy_text(row, 0, arena), .diploma = copy_text(row, 1, arena),
                                .language = copy_text(row, 2, arena), .number = sqlite3_column_int(row, 3)};
    struct issue_seal seal, known;
    size_t errors = diag_errors(diag);
    return read_seal(merge->from, row, arena, &seal, diag) &&
           (register_find_seal(merge->into, &issue, arena, &known, diag) ||
            (diag_errors(diag) == errors && register_add_seal(merge->into, &issue, &seal, diag)));
}

bool register_merge_seals(struct issue_register *into, struct issue_register *from, struct diag *diag)
{
    if (from->version < REGISTER_WITH_SEALS)
        return true;
    struct merge_seals merge = {into, from};
    sqlite3_stmt *statement = ask(from, ALL_SEALS, ALL_SEALS_OF_3, diag);
    return statement && register_each_row(from, statement, merge_seal, &merge, diag);
}
