/* What the register's files share. */
#ifndef ISSUE_REGISTER_INSIDE_H
#define ISSUE_REGISTER_INSIDE_H

#include <sqlite3.h>

#include "base/memory.h"
#include "issue/lock.h"
#include "issue/register.h"

/* Statements, prepared when they are first needed. */
enum register_statement {
    FIND_LATEST, FIND_NUMBER, FIND_FILE, FIND_FILE_OF, FIND_UNSEALED, FIND_ISSUES, FIND_BY_TOKEN, NEXT_ROWS, /* rows of issues */
    ADD, MARK_REPLACED, MARK_REVOKED, MARK_MOVED, MARK_SEALED,
    CORRECT, CORRECT_UNLESS_LATER, ADD_CORRECTION, FIND_CORRECTION, CORRECTIONS_OF, ALL_CORRECTIONS,
    ADD_LIKENESS, ADD_SEAL, FIND_SEAL_OF_3, FIND_SEAL, ALL_SEALS_OF_3, ALL_SEALS,
    FIND_ADDRESS, SET_ADDRESS, FORGET_OTHER_ADDRESS, ADD_TOKEN, FIND_TOKEN, ALL_TOKENS,
    ADD_SIGNED, FIND_SIGNED, ALL_SIGNED, ADD_SURNAME, FIND_SURNAME, ALL_SURNAMES,
    BEGIN_BATCH, COMMIT_BATCH, ROLL_BACK_BATCH,
    STATEMENT_COUNT
};

enum { REGISTER_VERSION = 2 /* 1: without corrections and places */, REGISTER_WITH_SEALS = 3 /* once it has one */,
       REGISTER_WITH_CODES = 4 /* once it has an address */,
       REGISTER_WITH_SIGNED = 5 /* once a document bears a signed code */,
       REGISTER_WITH_LIKENESSES = 6 /* once it has a seal; those of 3 keep all of each */,
       REGISTER_WITH_SURNAMES = 7 /* once a cohort with a column of surnames has issued documents with tokens */,
       REGISTER_LATEST = REGISTER_WITH_SURNAMES, REGISTER_TIME_SIZE = 32 };

/* Bytes of a seal that others are like. */
struct register_likeness {
    sqlite3_int64 number; /* in the register */
    struct buffer bytes;  /* none: it is not used */
};
enum { REGISTER_LIKENESSES = 8 };

struct issue_register {
    struct memory_rescue rescue;
    const char *path;       /* as given, for messages */
    const char *file;       /* absolute */
    sqlite3 *database;
    long long version;      /* of its tables */
    unsigned parts;         /* of register_schema.c: what it holds */
    struct lock *lock; /* of a writer; else NULL */
    bool made, committed;   /* made: there was none before */
    sqlite3_stmt *statements[STATEMENT_COUNT];
    struct register_likeness likenesses[REGISTER_LIKENESSES]; /* of the batch or those before it */
    int next_likeness;      /* that gives way to another */
    struct buffer difference; /* of the seal at hand */
    struct arena *arena;    /* paths */
    struct arena *found;    /* the row that was found last */
    struct arena *rows;     /* rows that are being visited */
};

/* ---- register_schema.c */
/* A file that was opened just now: is it a register, and nothing else? A new one becomes one for a writer. False with an error:
 * DIAG_REGISTER_FOREIGN, _NEWER, _ADDED. */
bool register_check_schema(struct issue_register *opened, bool write, struct diag *diag);

/* A writer brings a register of an earlier version what it lacks; all of it or, if this is interrupted, none. */
bool register_update_schema(struct issue_register *opened, struct diag *diag);

/* Makes the tables of seals in the batch, unless they are there; gone with the batch. */
bool register_make_seals(struct issue_register *opened, struct diag *diag);

/* The same of the tables of address and tokens. */
bool register_make_codes(struct issue_register *opened, struct diag *diag);

/* And of signed codes; of surnames. */
bool register_make_signed(struct issue_register *opened, struct diag *diag);
bool register_make_surnames(struct issue_register *opened, struct diag *diag);

/* What was rolled back may have been tables. */
void register_reread_schema(struct issue_register *opened);

/* ---- statements */
/* The statement, its parameters still those of last time; NULL with an error. */
sqlite3_stmt *register_statement(struct issue_register *opened, enum register_statement statement, struct diag *diag);

/* Runs a statement whose parameters are bound, and has each of its rows taken until one is not; the arena, that of none but this
 * row, is cleared before each. False with an error. */
typedef bool register_take_row(void *context, sqlite3_stmt *row, struct arena *arena, struct diag *diag);
bool register_each_row(const struct issue_register *opened, sqlite3_stmt *statement, register_take_row *take, void *context,
                       struct diag *diag);

/* Begins the batch, unless one is begun or the register is read only. */
bool register_begin(struct issue_register *opened, struct diag *diag);

/* Binds qualification, diploma and language as ?1 to ?3; a text, NULL as an empty one. */
void register_bind_document(sqlite3_stmt *statement, const struct issue *issue);
void register_bind_text(sqlite3_stmt *statement, int parameter, const char *text);

/* Runs a writing statement whose parameters are bound; if it fails, the batch is forgotten. */
bool register_write(struct issue_register *opened, sqlite3_stmt *statement, struct diag *diag);

/* Now, ISO 8601 in UTC, in `text`. */
const char *register_now(char text[REGISTER_TIME_SIZE]);

/* Takes over the corrections that another register holds and this one does not. */
bool register_merge_corrections(struct issue_register *into, struct issue_register *from, struct diag *diag);

/* The same of the address, tokens, signed codes and surnames. */
bool register_merge_codes(struct issue_register *into, struct issue_register *from, struct diag *diag);

/* Those that were put into the batch may be gone with it; and when it is closed. */
void register_forget_likenesses(struct issue_register *opened);

/* The same of seals. */
bool register_merge_seals(struct issue_register *into, struct issue_register *from, struct diag *diag);

/* Reports why the last call failed; gives false. */
bool register_fail(const struct issue_register *opened, int code, struct diag *diag);

#endif
