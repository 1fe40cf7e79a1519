/* What the register's files share. */
#ifndef ISSUE_REGISTER_INSIDE_H
#define ISSUE_REGISTER_INSIDE_H

#include <sqlite3.h>

#include "issue/register.h"
#include "issue/register_lock.h"

/* Statements, prepared when they are first needed. */
enum register_statement {
    FIND_LATEST, FIND_NUMBER, FIND_FILE, FIND_FILE_OF, /* rows */
    ADD, MARK_REPLACED, MARK_REVOKED, NEXT_ROWS,
    BEGIN_BATCH, COMMIT_BATCH, ROLL_BACK_BATCH,
    STATEMENT_COUNT
};

struct issue_register {
    const char *path;       /* as given, for messages */
    const char *file;       /* absolute */
    sqlite3 *database;
    struct register_lock *lock; /* of a writer; else NULL */
    bool made, committed;   /* made: there was none before */
    sqlite3_stmt *statements[STATEMENT_COUNT];
    struct arena *arena;    /* paths */
    struct arena *found;    /* the row that was found last */
    struct arena *rows;     /* rows that are being visited */
};

/* The statement, its parameters still those of last time; NULL with an error. */
sqlite3_stmt *register_statement(struct issue_register *opened, enum register_statement statement, struct diag *diag);

/* Runs a statement that gives no row and has no parameters. */
bool register_run(struct issue_register *opened, enum register_statement statement, struct diag *diag);

/* Begins the batch, unless one is begun or the register is read only. */
bool register_begin(struct issue_register *opened, struct diag *diag);

/* Reports why the last call failed; gives false. */
bool register_fail(const struct issue_register *opened, int code, struct diag *diag);

#endif
