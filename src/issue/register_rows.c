/* Finding, adding, marking, and going through all rows. */
#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/memory.h"
#include "issue/register_inside.h"

enum { ROWS_AT_ONCE = 500 };
_Static_assert(REGISTER_TIME_SIZE >= sizeof "-2147483648-01-01T00:00:00Z", "any year");

/* ------------------------------------------------------------------------------------------------ rows */

static const char *read_text(sqlite3_stmt *statement, int column, struct arena *arena)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    if (!text && sqlite3_column_type(statement, column) != SQLITE_NULL)
        memory_exhausted();
    return text ? arena_copy(arena, text, (size_t)sqlite3_column_bytes(statement, column)) : NULL;
}

static const char *read_always(sqlite3_stmt *statement, int column, struct arena *arena)
{
    const char *text = read_text(statement, column, arena);
    return text ? text : "";
}

/* Of a path with a NUL in it the system would see less than who looks at the register: it is none. */
static const char *read_path(sqlite3_stmt *statement, int column, struct arena *arena)
{
    const char *path = read_text(statement, column, arena);
    return path && strlen(path) != (size_t)sqlite3_column_bytes(statement, column) ? "" : path;
}

static void read_row(sqlite3_stmt *statement, struct arena *arena, struct issue *issue)
{
    int column = 0;
#define TEXT read_always(statement, column++, arena)
    *issue = (struct issue){0};
    issue->qualification = TEXT;
    issue->diploma = TEXT;
    issue->language = TEXT;
    issue->number = sqlite3_column_int(statement, column++);
    issue->title = TEXT;
    issue->student = TEXT;
    issue->name = TEXT;
    issue->born = TEXT;
    issue->date = TEXT;
    issue->school = TEXT;
    const char *file = read_path(statement, column++, arena);
    issue->file = file ? file : "";
    issue->pages = sqlite3_column_int(statement, column++);
    issue->edition = TEXT;
    issue->fields = TEXT;
    issue->sha256 = TEXT;
    issue->bytes = sqlite3_column_int64(statement, column++);
    issue->diploma_sha256 = read_text(statement, column++, arena);
    issue->issued = TEXT;
    issue->replaces = sqlite3_column_int(statement, column++);
    issue->replaced_by = sqlite3_column_int(statement, column++);
    issue->revoked = read_text(statement, column++, arena);
    issue->reason = read_text(statement, column++, arena);
    issue->moved = read_path(statement, column++, arena);
#undef TEXT
}

/* Parameters are bound without a copy: the texts live until the statement has run. */
void register_bind_text(sqlite3_stmt *statement, int parameter, const char *text)
{
    sqlite3_bind_text(statement, parameter, text ? text : "", -1, SQLITE_STATIC);
}

static void bind_text_or_null(sqlite3_stmt *statement, int parameter, const char *text)
{
    sqlite3_bind_text(statement, parameter, text, -1, SQLITE_STATIC); /* NULL binds NULL */
}

static void bind_number_or_null(sqlite3_stmt *statement, int parameter, int number)
{
    if (number)
        sqlite3_bind_int(statement, parameter, number);
    else
        sqlite3_bind_null(statement, parameter);
}

void register_bind_document(sqlite3_stmt *statement, const struct issue *issue)
{
    register_bind_text(statement, 1, issue->qualification);
    register_bind_text(statement, 2, issue->diploma);
    register_bind_text(statement, 3, issue->language);
}

static void bind_issue(sqlite3_stmt *statement, const struct issue *issue, const char *issued)
{
    register_bind_document(statement, issue);
    sqlite3_bind_int(statement, 4, issue->number);
    const char *const texts[] = {issue->title, issue->student, issue->name, issue->born,
                                 issue->date,  issue->school,  issue->file};
    for (int i = 0; i < 7; i++)
        register_bind_text(statement, 5 + i, texts[i]);
    sqlite3_bind_int(statement, 12, issue->pages);
    register_bind_text(statement, 13, issue->edition);
    register_bind_text(statement, 14, issue->fields);
    register_bind_text(statement, 15, issue->sha256);
    sqlite3_bind_int64(statement, 16, issue->bytes);
    bind_text_or_null(statement, 17, issue->diploma_sha256);
    register_bind_text(statement, 18, issued);
    bind_number_or_null(statement, 19, issue->replaces);
    bind_number_or_null(statement, 20, issue->replaced_by);
    bind_text_or_null(statement, 21, issue->revoked);
    bind_text_or_null(statement, 22, issue->reason);
    bind_text_or_null(statement, 23, issue->moved);
}

const char *register_now(char text[REGISTER_TIME_SIZE])
{
    time_t now = time(NULL);
    struct tm utc;
    gmtime_r(&now, &utc);
    strftime(text, REGISTER_TIME_SIZE, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return text;
}

/* ------------------------------------------------------------------------------------------------ finding */

/* The row that the statement, whose parameters are bound, gives first. */
static bool find_row(struct issue_register *opened, sqlite3_stmt *statement, struct issue *found, struct diag *diag)
{
    int code = sqlite3_step(statement);
    arena_clear(opened->found);
    if (code == SQLITE_ROW)
        read_row(statement, opened->found, found);
    else if (code != SQLITE_DONE)
        register_fail(opened, code, diag);
    sqlite3_reset(statement);
    return code == SQLITE_ROW;
}

bool register_find(struct issue_register *opened, const struct issue *wanted, struct issue *found, struct diag *diag)
{
    sqlite3_stmt *statement = register_statement(opened, wanted->number ? FIND_NUMBER : FIND_LATEST, diag);
    if (!statement || !register_begin(opened, diag))
        return false;
    register_bind_document(statement, wanted);
    if (wanted->number)
        sqlite3_bind_int(statement, 4, wanted->number);
    return find_row(opened, statement, found, diag);
}

bool register_find_file(struct issue_register *opened, const char *sha256, const struct issue *document,
                        struct issue *found, struct diag *diag)
{
    sqlite3_stmt *statement = register_statement(opened, document ? FIND_FILE_OF : FIND_FILE, diag);
    if (!statement || !register_begin(opened, diag))
        return false;
    if (document)
        register_bind_document(statement, document);
    register_bind_text(statement, document ? 4 : 1, sha256);
    return find_row(opened, statement, found, diag);
}

bool register_find_unsealed(struct issue_register *opened, const char *sha256, struct issue *found, struct diag *diag)
{
    if (opened->version < REGISTER_WITH_SEALS)
        return false;
    sqlite3_stmt *statement = register_statement(opened, FIND_UNSEALED, diag);
    if (!statement || !register_begin(opened, diag))
        return false;
    register_bind_text(statement, 1, sha256);
    return find_row(opened, statement, found, diag);
}

bool register_find_by_token(struct issue_register *opened, const char *token, struct issue *found, struct diag *diag)
{
    sqlite3_stmt *statement = opened->version < REGISTER_WITH_CODES ? NULL : register_statement(opened, FIND_BY_TOKEN, diag);
    if (!statement || !register_begin(opened, diag))
        return false;
    register_bind_text(statement, 1, token);
    return find_row(opened, statement, found, diag);
}

/* Codes and diploma numbers may hold slashes themselves: of the places where it can be cut in two, the first that gives a
 * document decides. */
static bool find_cut(struct issue_register *opened, char *code, struct issue *wanted, struct issue *found,
                     struct diag *diag)
{
    size_t errors = diag_errors(diag);
    wanted->qualification = code;
    for (char *slash = strchr(code, '/'); slash && diag_errors(diag) == errors; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        wanted->diploma = slash + 1;
        if (register_find(opened, wanted, found, diag))
            return true;
        *slash = '/';
    }
    return false;
}

bool register_find_cited(struct issue_register *opened, const char *cited, struct issue *found, struct diag *diag)
{
    struct buffer copy = {0};
    buffer_format(&copy, "%s%c", cited, '\0');
    char *code = (char *)copy.bytes, *number = strrchr(code, '/'), *language = NULL;
    bool is_found = false;
    if (number && strspn(number + 1, "0123456789") == strlen(number + 1)) {
        *number = '\0';
        language = strrchr(code, '/');
    }
    long issue = language ? strtol(number + 1, NULL, 10) : 0;
    if (issue >= 1 && issue <= INT_MAX) {
        *language = '\0';
        struct issue wanted = {.language = language + 1, .number = (int)issue};
        is_found = find_cut(opened, code, &wanted, found, diag);
    }
    buffer_finish(&copy);
    return is_found;
}

void issue_cite(const struct issue *issue, struct buffer *out)
{
    buffer_format(out, "%s/%s/%s/%d", issue->qualification, issue->diploma, issue->language, issue->number);
}

/* ------------------------------------------------------------------------------------------------ writing */

bool register_write(struct issue_register *opened, sqlite3_stmt *statement, struct diag *diag)
{
    int code = sqlite3_step(statement);
    if (code != SQLITE_DONE)
        register_fail(opened, code, diag);
    sqlite3_reset(statement);
    if (code != SQLITE_DONE)
        register_roll_back(opened);
    return code == SQLITE_DONE;
}

static bool mark_replaced(struct issue_register *opened, const struct issue *issue, struct diag *diag)
{
    sqlite3_stmt *statement = register_statement(opened, MARK_REPLACED, diag);
    if (!statement)
        return false;
    register_bind_document(statement, issue);
    sqlite3_bind_int(statement, 4, issue->replaces);
    sqlite3_bind_int(statement, 5, issue->number);
    return register_write(opened, statement, diag);
}

bool register_add(struct issue_register *opened, const struct issue *issue, struct diag *diag)
{
    assert(opened->lock && issue->number > 0 && issue->sha256 && strlen(issue->sha256) == 64);
    char now[REGISTER_TIME_SIZE];
    sqlite3_stmt *statement = register_statement(opened, ADD, diag);
    if (!statement || !register_begin(opened, diag))
        return false;
    bind_issue(statement, issue, issue->issued ? issue->issued : register_now(now));
    return register_write(opened, statement, diag) && (!issue->replaces || mark_replaced(opened, issue, diag));
}

bool register_revoke(struct issue_register *opened, const struct issue *issue, const char *reason, const char *when,
                     struct diag *diag)
{
    assert(opened->lock);
    char now[REGISTER_TIME_SIZE];
    sqlite3_stmt *statement = register_statement(opened, MARK_REVOKED, diag);
    if (!statement || !register_begin(opened, diag))
        return false;
    register_bind_document(statement, issue);
    sqlite3_bind_int(statement, 4, issue->number);
    register_bind_text(statement, 5, when ? when : register_now(now));
    register_bind_text(statement, 6, reason);
    return register_write(opened, statement, diag);
}

bool register_move(struct issue_register *opened, const struct issue *issue, const char *place, struct diag *diag)
{
    assert(opened->lock);
    sqlite3_stmt *statement = register_statement(opened, MARK_MOVED, diag);
    if (!statement || !register_begin(opened, diag))
        return false;
    register_bind_document(statement, issue);
    sqlite3_bind_int(statement, 4, issue->number);
    register_bind_text(statement, 5, place);
    return register_write(opened, statement, diag);
}

/* ------------------------------------------------------------------------------------------------ all rows */

struct issue_visit {
    register_visit *visit;
    void *context;
};

static bool visit_issue(void *context, sqlite3_stmt *row, struct arena *arena, struct diag *diag)
{
    const struct issue_visit *asked = context;
    struct issue issue;
    read_row(row, arena, &issue);
    return asked->visit(asked->context, &issue, diag);
}

bool register_each_of(struct issue_register *opened, const struct issue *document, register_visit *visit, void *context,
                      struct diag *diag)
{
    sqlite3_stmt *statement = register_statement(opened, FIND_ISSUES, diag);
    if (!statement || !register_begin(opened, diag))
        return false;
    register_bind_document(statement, document);
    struct issue_visit asked = {visit, context};
    return register_each_row(opened, statement, visit_issue, &asked, diag);
}

/* Reads the rows after `*last` into `rows`; gives their number. Between two calls no lock is held: who reads slowly, such as
 * a list in a pager, keeps nobody from writing. */
static int read_rows(struct issue_register *opened, long long *last, struct issue rows[ROWS_AT_ONCE], struct diag *diag)
{
    sqlite3_stmt *statement = register_statement(opened, NEXT_ROWS, diag);
    if (!statement)
        return -1;
    sqlite3_bind_int64(statement, 1, *last);
    sqlite3_bind_int(statement, 2, ROWS_AT_ONCE);
    int count = 0, code;
    bool rises = true; /* of a damaged one rows may come again and again */
    arena_clear(opened->rows);
    while ((code = sqlite3_step(statement)) == SQLITE_ROW && count < ROWS_AT_ONCE && rises) {
        long long row = sqlite3_column_int64(statement, sqlite3_column_count(statement) - 1);
        read_row(statement, opened->rows, &rows[count++]);
        rises = row > *last;
        *last = row;
    }
    if (!rises)
        diag_report(diag, DIAG_REGISTER_DAMAGED, (struct place){opened->path, 0}, "its rows are out of order");
    else if (code != SQLITE_DONE)
        register_fail(opened, code, diag);
    sqlite3_reset(statement);
    return code == SQLITE_DONE ? count : -1;
}

bool register_each(struct issue_register *opened, register_visit *visit, void *context, struct diag *diag)
{
    struct issue *rows = memory_zeroed(ROWS_AT_ONCE, sizeof *rows);
    long long last = 0;
    int count;
    bool good = true;
    while (good && (count = read_rows(opened, &last, rows, diag)) != 0) {
        good = count > 0;
        for (int i = 0; good && i < count; i++)
            good = visit(context, &rows[i], diag);
    }
    free(rows);
    return good;
}
