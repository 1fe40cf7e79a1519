/* What is corrected of an issue after it was issued: it has the new value, and how it came to it is kept. */
#include <assert.h>
#include <string.h>

#include "issue/register_inside.h"

const char *issue_field_name(enum issue_field field)
{
    static const char *const names[ISSUE_FIELDS] = {"student", "born", "school"};
    return names[field];
}

/* ------------------------------------------------------------------------------------------------ writing */

static void bind_issue(sqlite3_stmt *statement, const struct issue *issue, enum issue_field field)
{
    register_bind_document(statement, issue);
    sqlite3_bind_int(statement, 4, issue->number);
    sqlite3_bind_int(statement, 5, (int)field);
}

static void bind_correction(sqlite3_stmt *statement, const struct issue *issue, const struct correction *correction,
                            const char *when)
{
    bind_issue(statement, issue, correction->field);
    register_bind_text(statement, 6, correction->old);
    register_bind_text(statement, 7, correction->new);
    register_bind_text(statement, 8, when);
}

static bool set_field(struct issue_register *opened, enum register_statement how, const struct issue *issue,
                      const struct correction *correction, struct diag *diag)
{
    sqlite3_stmt *statement = register_statement(opened, how, diag);
    if (!statement || !register_begin(opened, diag))
        return false;
    bind_issue(statement, issue, correction->field);
    register_bind_text(statement, 6, correction->new);
    if (how == CORRECT_UNLESS_LATER)
        register_bind_text(statement, 7, correction->when);
    return register_write(opened, statement, diag);
}

static bool add_correction(struct issue_register *opened, const struct issue *issue, const struct correction *correction,
                           struct diag *diag)
{
    char now[REGISTER_TIME_SIZE];
    sqlite3_stmt *statement = register_statement(opened, ADD_CORRECTION, diag);
    if (!statement)
        return false;
    bind_correction(statement, issue, correction, correction->when ? correction->when : register_now(now));
    return register_write(opened, statement, diag);
}

bool register_correct(struct issue_register *opened, const struct issue *issue, const struct correction *correction,
                      struct diag *diag)
{
    assert(opened->lock);
    return set_field(opened, CORRECT, issue, correction, diag) && add_correction(opened, issue, correction, diag);
}

/* ------------------------------------------------------------------------------------------------ reading */

static const char *read_text(sqlite3_stmt *statement, int column)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    return text ? text : "";
}

/* The other database may be made by anybody. */
static bool is_field(int field)
{
    return field >= 0 && field < ISSUE_FIELDS;
}

struct correction_visit {
    register_visit_correction *visit;
    void *context;
};

static bool visit_row(void *context, sqlite3_stmt *row, struct arena *arena, struct diag *diag)
{
    (void)arena;
    const struct correction_visit *asked = context;
    int field = sqlite3_column_int(row, 4);
    const struct issue issue = {.qualification = read_text(row, 0), .diploma = read_text(row, 1),
                                .language = read_text(row, 2), .number = sqlite3_column_int(row, 3)};
    const struct correction correction = {.field = (enum issue_field)field, .old = read_text(row, 5),
                                          .new = read_text(row, 6), .when = read_text(row, 7)};
    return !is_field(field) || asked->visit(asked->context, &issue, &correction, diag);
}

bool register_each_correction(struct issue_register *opened, const struct issue *issue, register_visit_correction *visit,
                              void *context, struct diag *diag)
{
    if (opened->version < REGISTER_VERSION)
        return true;
    sqlite3_stmt *statement = register_statement(opened, issue ? CORRECTIONS_OF : ALL_CORRECTIONS, diag);
    if (!statement)
        return false;
    if (issue) {
        register_bind_document(statement, issue);
        sqlite3_bind_int(statement, 4, issue->number);
    }
    struct correction_visit asked = {visit, context};
    return register_each_row(opened, statement, visit_row, &asked, diag);
}

/* ------------------------------------------------------------------------------------------------ merging */

static bool has_correction(struct issue_register *opened, const struct issue *issue, const struct correction *correction,
                           struct diag *diag)
{
    sqlite3_stmt *statement = register_statement(opened, FIND_CORRECTION, diag);
    if (!statement)
        return false;
    bind_correction(statement, issue, correction, correction->when);
    int code = sqlite3_step(statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        register_fail(opened, code, diag);
    sqlite3_reset(statement);
    return code == SQLITE_ROW;
}

static bool merge_correction(void *context, const struct issue *issue, const struct correction *correction,
                             struct diag *diag)
{
    struct issue_register *into = context;
    size_t errors = diag_errors(diag);
    return has_correction(into, issue, correction, diag) ||
           (diag_errors(diag) == errors && set_field(into, CORRECT_UNLESS_LATER, issue, correction, diag) &&
            add_correction(into, issue, correction, diag));
}

bool register_merge_corrections(struct issue_register *into, struct issue_register *from, struct diag *diag)
{
    return register_each_correction(from, NULL, merge_correction, into, diag);
}
