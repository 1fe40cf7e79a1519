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

static bool add_text(struct issue_register *opened, enum register_statement add, const struct issue *issue, const char *text,
                     struct diag *diag)
{
    sqlite3_stmt *statement = register_statement(opened, add, diag);
    if (!statement || !register_begin(opened, diag))
        return false;
    register_bind_document(statement, issue);
    sqlite3_bind_int(statement, 4, issue->number);
    register_bind_text(statement, 5, text);
    return register_write(opened, statement, diag);
}

static const char *find_text(struct issue_register *opened, enum register_statement find, const struct issue *issue,
                             struct arena *arena, struct diag *diag)
{
    sqlite3_stmt *statement = register_statement(opened, find, diag);
    if (!statement)
        return NULL;
    register_bind_document(statement, issue);
    sqlite3_bind_int(statement, 4, issue->number);
    int code = sqlite3_step(statement);
    const char *text = code == SQLITE_ROW ? arena_format(arena, "%s", (const char *)sqlite3_column_text(statement, 0)) : NULL;
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        register_fail(opened, code, diag);
    sqlite3_reset(statement);
    return text;
}

bool register_add_token(struct issue_register *opened, const struct issue *issue, const char *token, struct diag *diag)
{
    assert(opened->lock);
    return register_make_codes(opened, diag) && add_text(opened, ADD_TOKEN, issue, token, diag);
}

const char *register_find_token(struct issue_register *opened, const struct issue *issue, struct arena *arena, struct diag *diag)
{
    return opened->version < REGISTER_WITH_CODES ? NULL : find_text(opened, FIND_TOKEN, issue, arena, diag);
}

bool register_add_signed(struct issue_register *opened, const struct issue *issue, const char *text, struct diag *diag)
{
    assert(opened->lock);
    return register_make_signed(opened, diag) && add_text(opened, ADD_SIGNED, issue, text, diag);
}

const char *register_find_signed(struct issue_register *opened, const struct issue *issue, struct arena *arena, struct diag *diag)
{
    return opened->version < REGISTER_WITH_SIGNED ? NULL : find_text(opened, FIND_SIGNED, issue, arena, diag);
}

bool register_add_surname(struct issue_register *opened, const struct issue *issue, const char *surname, struct diag *diag)
{
    assert(opened->lock);
    return register_make_surnames(opened, diag) && add_text(opened, ADD_SURNAME, issue, surname, diag);
}

const char *register_find_surname(struct issue_register *opened, const struct issue *issue, struct arena *arena, struct diag *diag)
{
    return opened->version < REGISTER_WITH_SURNAMES ? NULL : find_text(opened, FIND_SURNAME, issue, arena, diag);
}

/* ------------------------------------------------------------------------------------------------ merging */

/* Texts that issues have: tokens, signed codes, surnames. */
struct texts {
    enum register_statement all;
    const char *(*find)(struct issue_register *, const struct issue *, struct arena *, struct diag *);
    bool (*add)(struct issue_register *, const struct issue *, const char *, struct diag *);
};

struct merge_texts {
    const struct texts *texts;
    struct issue_register *into;
};

static bool merge_text(void *context, sqlite3_stmt *row, struct arena *arena, struct diag *diag)
{
    const struct merge_texts *merge = context;
    const char *values[5];
    for (int i = 0; i < 5; i++)
        values[i] = arena_format(arena, "%s", (const char *)sqlite3_column_text(row, i));
    const struct issue issue = {.qualification = values[0], .diploma = values[1], .language = values[2],
                                .number = sqlite3_column_int(row, 3)};
    size_t errors = diag_errors(diag);
    return merge->texts->find(merge->into, &issue, arena, diag) ||
           (diag_errors(diag) == errors && merge->texts->add(merge->into, &issue, values[4], diag));
}

static bool merge_texts(const struct texts *texts, struct issue_register *into, struct issue_register *from, struct diag *diag)
{
    struct merge_texts merge = {texts, into};
    sqlite3_stmt *statement = register_statement(from, texts->all, diag);
    return statement && register_each_row(from, statement, merge_text, &merge, diag);
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

static bool merge_address_too(struct issue_register *into, struct issue_register *from, struct diag *diag)
{
    struct arena *arena = arena_create();
    bool good = merge_address(into, from, arena, diag);
    arena_destroy(arena);
    return good;
}

bool register_merge_codes(struct issue_register *into, struct issue_register *from, struct diag *diag)
{
    static const struct texts TOKENS = {ALL_TOKENS, register_find_token, register_add_token},
                              SIGNED = {ALL_SIGNED, register_find_signed, register_add_signed},
                              SURNAMES = {ALL_SURNAMES, register_find_surname, register_add_surname};
    if (from->version >= REGISTER_WITH_CODES &&
        (!merge_address_too(into, from, diag) || !merge_texts(&TOKENS, into, from, diag)))
        return false;
    return (from->version < REGISTER_WITH_SIGNED || merge_texts(&SIGNED, into, from, diag)) &&
           (from->version < REGISTER_WITH_SURNAMES || merge_texts(&SURNAMES, into, from, diag));
}
