/* The tables of a register: as this program makes them, and whether a file's are those. What others put into a register may be made
 * to do harm, so a file that holds anything else is not used at all. */
#include <string.h>

#include "base/say.h"
#include "issue/register_inside.h"
#include "supplement.h"

enum { APPLICATION = 0x53757052 /* "SupR" */ };

/* ------------------------------------------------------------------------------------------------ what is made */

#define ISSUES(last)                                                                                                   \
    "CREATE TABLE issue ("                                                                                             \
    "  qualification TEXT NOT NULL, diploma TEXT NOT NULL, language TEXT NOT NULL, issue INTEGER NOT NULL,"            \
    "  title TEXT NOT NULL, student TEXT NOT NULL, name TEXT NOT NULL, born TEXT NOT NULL, date TEXT NOT NULL,"        \
    "  school TEXT NOT NULL, file TEXT NOT NULL, pages INTEGER NOT NULL, edition TEXT NOT NULL, fields TEXT NOT NULL," \
    "  sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, diploma_sha256 TEXT, issued TEXT NOT NULL,"                       \
    "  replaces INTEGER, replaced_by INTEGER, revoked TEXT, reason TEXT" last ","                                      \
    "  PRIMARY KEY (qualification, diploma, language, issue)) STRICT"

/* Corrections of an issue are numbered 1, 2, 3 … */
static const char CORRECTIONS[] =
    "CREATE TABLE correction ("
    "  qualification TEXT NOT NULL, diploma TEXT NOT NULL, language TEXT NOT NULL, issue INTEGER NOT NULL,"
    "  number INTEGER NOT NULL, field INTEGER NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL, corrected TEXT NOT NULL,"
    "  PRIMARY KEY (qualification, diploma, language, issue, number)) STRICT, WITHOUT ROWID";

/* A table of their own, as seals are long and few ask for them, which is made with the first. */
#define SEALS(last)                                                                                                    \
    "CREATE TABLE seal ("                                                                                              \
    "  qualification TEXT NOT NULL, diploma TEXT NOT NULL, language TEXT NOT NULL, issue INTEGER NOT NULL,"            \
    "  unsealed TEXT NOT NULL, certificate TEXT NOT NULL, owner TEXT NOT NULL, sealed TEXT NOT NULL,"                  \
    "  bytes BLOB NOT NULL, later INTEGER NOT NULL" last ", PRIMARY KEY (qualification, diploma, language, issue)) STRICT"

/* Bytes that those of seals are like: seals of one key differ in a tenth of theirs, and where `alike` is the number of such bytes, only
 * what differs is kept (difference.h). */
static const char LIKENESSES[] = "CREATE TABLE likeness (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT";

/* Made when a register is first given an address. */
static const char ADDRESS[] = "CREATE TABLE address (address TEXT NOT NULL, key BLOB NOT NULL) STRICT";
static const char CODES[] =
    "CREATE TABLE code ("
    "  qualification TEXT NOT NULL, diploma TEXT NOT NULL, language TEXT NOT NULL, issue INTEGER NOT NULL, token TEXT NOT NULL,"
    "  PRIMARY KEY (qualification, diploma, language, issue)) STRICT, WITHOUT ROWID";

/* Made when the first document bears a signed code: a card signs the same otherwise each time, and keys change. */
static const char SIGNED[] =
    "CREATE TABLE signed ("
    "  qualification TEXT NOT NULL, diploma TEXT NOT NULL, language TEXT NOT NULL, issue INTEGER NOT NULL, text TEXT NOT NULL,"
    "  PRIMARY KEY (qualification, diploma, language, issue)) STRICT, WITHOUT ROWID";

/* Hashes lie at random: with each row a page of its index is saved and written. Eight digits tell files apart as well as all of them,
 * and three times as many go on a page. */
static const char ISSUES_BY_HASH[] = "CREATE INDEX issue_sha256 ON issue (substr(sha256, 1, 8))";
static const char SEALS_BY_HASH[] = "CREATE INDEX seal_unsealed ON seal (substr(unsealed, 1, 8))";

/* Of those who hold documents with a token, where a cohort has said it: what proves that somebody holds one (proof.h). Made with the first. */
static const char SURNAMES[] =
    "CREATE TABLE surname ("
    "  qualification TEXT NOT NULL, diploma TEXT NOT NULL, language TEXT NOT NULL, issue INTEGER NOT NULL, text TEXT NOT NULL,"
    "  PRIMARY KEY (qualification, diploma, language, issue)) STRICT, WITHOUT ROWID";

/* All that a register may hold. */
enum part { PART_ISSUES_OF_1, PART_ISSUES, PART_CORRECTIONS, PART_SEALS_OF_3, PART_SEALS, PART_ISSUES_BY_HASH, PART_SEALS_BY_HASH,
            PART_ADDRESS, PART_CODES, PART_SIGNED, PART_LIKENESSES,
            PART_SURNAMES, PART_COUNT };
static const char *const PARTS[PART_COUNT] = {ISSUES(""),     ISSUES(", moved TEXT"),    CORRECTIONS,
                                              SEALS(""),      SEALS(", alike INTEGER"),  ISSUES_BY_HASH,
                                              SEALS_BY_HASH,  ADDRESS,                   CODES,
                                              SIGNED,         LIKENESSES,                SURNAMES};
#define HAS(parts, part) ((parts) >> (part) & 1)

/* ------------------------------------------------------------------------------------------------ what is there */

static bool refuse(const struct issue_register *opened, enum diag_id id, const char *words, struct diag *diag)
{
    diag_report(diag, id, (struct place){opened->path, 0}, "%s", words);
    return false;
}

static long long ask_number(struct issue_register *opened, const char *sql, int *code)
{
    sqlite3_stmt *statement = NULL;
    long long number = -1;
    if (*code == SQLITE_OK)
        *code = sqlite3_prepare_v2(opened->database, sql, -1, &statement, NULL);
    if (*code == SQLITE_OK && (*code = sqlite3_step(statement)) == SQLITE_ROW) {
        number = sqlite3_column_int64(statement, 0);
        *code = SQLITE_OK;
    }
    sqlite3_finalize(statement);
    return number;
}

/* Whether both are the same but for spaces: SQLite adds columns in its own manner. */
static bool is_same(const char *one, const char *other)
{
    for (;; one++, other++) {
        one += strspn(one, " \n");
        other += strspn(other, " \n");
        if (*one != *other)
            return false;
        if (!*one)
            return true;
    }
}

/* The part that was made by these words; PART_COUNT: none. */
static enum part part_of(const char *sql)
{
    int part = 0;
    while (part < PART_COUNT && !is_same(sql, PARTS[part]))
        part++;
    return (enum part)part;
}

/* What SQLite makes itself: the index of a primary key, and what ANALYZE counted. */
static bool is_sqlite(const char *type, const char *name, const char *sql)
{
    return strncmp(name, "sqlite_", 7) == 0 &&
           (sql ? strncmp(sql, "CREATE TABLE sqlite_stat", 24) == 0 : strcmp(type, "index") == 0);
}

static const char *text_of(sqlite3_stmt *row, int column)
{
    const char *text = (const char *)sqlite3_column_text(row, column);
    return text ? text : "";
}

/* Notes the part that this row of SQLite's own table is of; false with an error if it is none. */
static bool note_part(const struct issue_register *opened, sqlite3_stmt *row, unsigned *parts, struct diag *diag)
{
    const char *type = text_of(row, 0), *name = text_of(row, 1), *sql = (const char *)sqlite3_column_text(row, 2);
    if (is_sqlite(type, name, sql))
        return true;
    enum part part = part_of(sql ? sql : "");
    *parts |= 1U << part;
    if (part < PART_COUNT)
        return true;
    diag_report(diag, DIAG_REGISTER_ADDED, (struct place){opened->path, 0}, "%s \"%s\"", type, name);
    return false;
}

/* What the file holds, in opened->parts; false with an error if that is more than this program made. */
static bool read_parts(struct issue_register *opened, struct diag *diag)
{
    sqlite3_stmt *rows = NULL;
    unsigned parts = 0;
    bool good = true;
    int code = sqlite3_prepare_v2(opened->database, "SELECT type, name, sql FROM sqlite_schema", -1, &rows, NULL);
    while (good && code == SQLITE_OK && (code = sqlite3_step(rows)) == SQLITE_ROW) {
        good = note_part(opened, rows, &parts, diag);
        code = SQLITE_OK;
    }
    sqlite3_finalize(rows);
    opened->parts = parts;
    return good && (code == SQLITE_DONE || register_fail(opened, code, diag));
}

static bool is_complete(const struct issue_register *opened)
{
    unsigned parts = opened->parts;
    long long version = opened->version;
    return version < REGISTER_VERSION
               ? HAS(parts, PART_ISSUES_OF_1)
               : HAS(parts, PART_ISSUES) && HAS(parts, PART_CORRECTIONS) &&
                     HAS(parts, PART_SEALS_OF_3) == (version >= REGISTER_WITH_SEALS && version < REGISTER_WITH_LIKENESSES) &&
                     HAS(parts, PART_SEALS) == (version >= REGISTER_WITH_LIKENESSES) &&
                     HAS(parts, PART_LIKENESSES) == (version >= REGISTER_WITH_LIKENESSES) &&
                     HAS(parts, PART_ADDRESS) == (version >= REGISTER_WITH_CODES) &&
                     HAS(parts, PART_CODES) == (version >= REGISTER_WITH_CODES) &&
                     HAS(parts, PART_SIGNED) == (version >= REGISTER_WITH_SIGNED) &&
                     HAS(parts, PART_SURNAMES) == (version >= REGISTER_WITH_SURNAMES);
}

static bool has_seals(const struct issue_register *opened)
{
    return HAS(opened->parts, PART_SEALS_OF_3) || HAS(opened->parts, PART_SEALS);
}

bool register_is_indexed(const struct issue_register *opened)
{
    return HAS(opened->parts, PART_ISSUES_BY_HASH) && HAS(opened->parts, PART_SEALS_BY_HASH) == has_seals(opened);
}

/* ------------------------------------------------------------------------------------------------ making */

/* Runs these words, NULL behind the last, all or none. */
static bool run_all(struct issue_register *opened, const char *const *sql, struct diag *diag)
{
    int code = sqlite3_exec(opened->database, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    for (; code == SQLITE_OK && *sql; sql++)
        code = sqlite3_exec(opened->database, *sql, NULL, NULL, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_exec(opened->database, "COMMIT", NULL, NULL, NULL);
    if (code == SQLITE_OK)
        return read_parts(opened, diag);
    register_fail(opened, code, diag);
    if (!sqlite3_get_autocommit(opened->database))
        sqlite3_exec(opened->database, "ROLLBACK", NULL, NULL, NULL);
    return false;
}

/* A new file becomes a register. */
static bool make(struct issue_register *opened, struct diag *diag)
{
    static const char *const sql[] = {ISSUES(", moved TEXT"), CORRECTIONS, ISSUES_BY_HASH, "PRAGMA user_version = 2",
                                      "PRAGMA application_id = 1400205394", NULL};
    _Static_assert(APPLICATION == 1400205394 && REGISTER_VERSION == 2, "they are decimals here");
    opened->version = REGISTER_VERSION;
    return run_all(opened, sql, diag);
}

static bool update_from_1(struct issue_register *opened, struct diag *diag)
{
    static const char *const sql[] = {"ALTER TABLE issue ADD COLUMN moved TEXT", CORRECTIONS, "PRAGMA user_version = 2", NULL};
    if (!run_all(opened, sql, diag))
        return false;
    opened->version = REGISTER_VERSION;
    return true;
}

static bool add_indexes(struct issue_register *opened, struct diag *diag)
{
    const char *sql[3] = {NULL}, **next = sql;
    if (!HAS(opened->parts, PART_ISSUES_BY_HASH))
        *next++ = ISSUES_BY_HASH;
    if (has_seals(opened) && !HAS(opened->parts, PART_SEALS_BY_HASH))
        *next = SEALS_BY_HASH;
    return run_all(opened, sql, diag);
}

bool register_update_schema(struct issue_register *opened, struct diag *diag)
{
    return (opened->version >= REGISTER_VERSION || update_from_1(opened, diag)) &&
           (register_is_indexed(opened) || add_indexes(opened, diag));
}

/* Runs these words in the batch, NULL behind the last: the register is of this version then. */
static bool add_parts(struct issue_register *opened, const char *const *sql, int version, struct diag *diag)
{
    if (!register_begin(opened, diag))
        return false;
    int code = SQLITE_OK;
    for (; *sql && code == SQLITE_OK; sql++)
        code = sqlite3_exec(opened->database, *sql, NULL, NULL, NULL);
    opened->version = version;
    if (code == SQLITE_OK)
        return read_parts(opened, diag);
    register_fail(opened, code, diag);
    register_roll_back(opened);
    return false;
}

static bool make_seals(struct issue_register *opened, struct diag *diag)
{
    static const char *const sql[] = {SEALS(""), SEALS_BY_HASH, "PRAGMA user_version = 3", NULL};
    _Static_assert(REGISTER_WITH_SEALS == 3, "it is a decimal here");
    return opened->version >= REGISTER_WITH_SEALS || add_parts(opened, sql, REGISTER_WITH_SEALS, diag);
}

/* Each version has all that those before it have. */
bool register_make_codes(struct issue_register *opened, struct diag *diag)
{
    static const char *const sql[] = {ADDRESS, CODES, "PRAGMA user_version = 4", NULL};
    _Static_assert(REGISTER_WITH_CODES == 4, "it is a decimal here");
    return opened->version >= REGISTER_WITH_CODES ||
           (make_seals(opened, diag) && add_parts(opened, sql, REGISTER_WITH_CODES, diag));
}

bool register_make_signed(struct issue_register *opened, struct diag *diag)
{
    static const char *const sql[] = {SIGNED, "PRAGMA user_version = 5", NULL};
    _Static_assert(REGISTER_WITH_SIGNED == 5, "it is a decimal here");
    return opened->version >= REGISTER_WITH_SIGNED ||
           (register_make_codes(opened, diag) && add_parts(opened, sql, REGISTER_WITH_SIGNED, diag));
}

bool register_make_seals(struct issue_register *opened, struct diag *diag)
{
    static const char *const sql[] = {"ALTER TABLE seal ADD COLUMN alike INTEGER", LIKENESSES, "PRAGMA user_version = 6", NULL};
    _Static_assert(REGISTER_WITH_LIKENESSES == 6, "it is a decimal here");
    return opened->version >= REGISTER_WITH_LIKENESSES ||
           (register_make_signed(opened, diag) && add_parts(opened, sql, REGISTER_WITH_LIKENESSES, diag));
}

bool register_make_surnames(struct issue_register *opened, struct diag *diag)
{
    static const char *const sql[] = {SURNAMES, "PRAGMA user_version = 7", NULL};
    _Static_assert(REGISTER_WITH_SURNAMES == 7, "it is a decimal here");
    return opened->version >= REGISTER_WITH_SURNAMES ||
           (register_make_seals(opened, diag) && add_parts(opened, sql, REGISTER_WITH_SURNAMES, diag));
}

/* ------------------------------------------------------------------------------------------------ opening */

void register_reread_schema(struct issue_register *opened)
{
    struct diag *ignored = diag_create(); /* what went wrong was told already */
    int code = SQLITE_OK;
    opened->version = ask_number(opened, "PRAGMA user_version", &code);
    read_parts(opened, ignored);
    diag_destroy(ignored);
}

/* Later versions may have tables of which this SQLite understands nothing: what stands in the file's head is asked first. */
bool register_check_schema(struct issue_register *opened, bool write, struct diag *diag)
{
    int code = SQLITE_OK;
    long long application = ask_number(opened, "PRAGMA application_id", &code);
    opened->version = ask_number(opened, "PRAGMA user_version", &code);
    if (application == APPLICATION && opened->version > REGISTER_LATEST) {
        diag_report(diag, DIAG_REGISTER_NEWER, (struct place){opened->path, 0},
                    "it is of version %lld, and Supplement %s knows those up to %d", opened->version, supplement_version(),
                    REGISTER_LATEST);
        return false;
    }
    long long count = ask_number(opened, "SELECT count(*) FROM sqlite_schema", &code);
    if (code != SQLITE_OK)
        return register_fail(opened, code, diag);
    if (application == 0 && count == 0)
        return write ? make(opened, diag)
                     : refuse(opened, DIAG_REGISTER_FOREIGN, say("it is empty: nothing was ever issued into it"), diag);
    if (application != APPLICATION)
        return refuse(opened, DIAG_REGISTER_FOREIGN, say("a database of another program"), diag);
    return read_parts(opened, diag) &&
           (is_complete(opened) || refuse(opened, DIAG_REGISTER_FOREIGN, say("its tables are not those of a register"), diag));
}
