/* Opening, closing, the batch. */
#include "issue/register.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/say.h"
#include "issue/register_inside.h"

enum { APPLICATION = 0x53757052 /* "SupR" */, OWN_LOCK_SECONDS = 10 /* that SQLite waits for its own */ };

/* No index of the hashes: they lie at random, and each would cost a page to be saved and one to be written, more than all
 * the rest of the row. A file says itself which document it is; see verify.c. */
/* Corrections of an issue are numbered 1, 2, 3 … */
#define CORRECTIONS                                                                                                    \
    "CREATE TABLE correction ("                                                                                        \
    "  qualification TEXT NOT NULL, diploma TEXT NOT NULL, language TEXT NOT NULL, issue INTEGER NOT NULL,"            \
    "  number INTEGER NOT NULL, field INTEGER NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL, corrected TEXT NOT NULL,"\
    "  PRIMARY KEY (qualification, diploma, language, issue, number)) STRICT, WITHOUT ROWID;"                          \
    "PRAGMA user_version = 2;"

static const char SCHEMA[] =
    "BEGIN IMMEDIATE;"
    "CREATE TABLE issue ("
    "  qualification TEXT NOT NULL, diploma TEXT NOT NULL, language TEXT NOT NULL, issue INTEGER NOT NULL,"
    "  title TEXT NOT NULL, student TEXT NOT NULL, name TEXT NOT NULL, born TEXT NOT NULL, date TEXT NOT NULL,"
    "  school TEXT NOT NULL, file TEXT NOT NULL, pages INTEGER NOT NULL, edition TEXT NOT NULL, fields TEXT NOT NULL,"
    "  sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, diploma_sha256 TEXT, issued TEXT NOT NULL,"
    "  replaces INTEGER, replaced_by INTEGER, revoked TEXT, reason TEXT, moved TEXT,"
    "  PRIMARY KEY (qualification, diploma, language, issue)) STRICT;"
    CORRECTIONS
    "PRAGMA application_id = 1400205394;"
    "COMMIT";
_Static_assert(APPLICATION == 1400205394 && REGISTER_VERSION == 2, "SCHEMA names them as decimals");

static const char UPDATE_FROM_1[] = "BEGIN IMMEDIATE; ALTER TABLE issue ADD COLUMN moved TEXT;" CORRECTIONS "COMMIT";

/* The rows of issues are read in this order; of the first version without the last. */
static const char COLUMNS_OF_1[] =
    "SELECT qualification, diploma, language, issue, title, student, name, born, date, school, file, pages, edition, fields,"
    " sha256, bytes, diploma_sha256, issued, replaces, replaced_by, revoked, reason, NULL";
static const char COLUMNS[] =
    "SELECT qualification, diploma, language, issue, title, student, name, born, date, school, file, pages, edition, fields,"
    " sha256, bytes, diploma_sha256, issued, replaces, replaced_by, revoked, reason, moved";

#define IS_DOCUMENT "qualification = ?1 AND diploma = ?2 AND language = ?3"
#define IS_ISSUE IS_DOCUMENT " AND issue = ?4"
#define SET_FIELD                                                                                                      \
    "UPDATE issue SET student = iif(?5 = 0, ?6, student), born = iif(?5 = 1, ?6, born),"                               \
    " school = iif(?5 = 2, ?6, school) WHERE " IS_ISSUE
_Static_assert(ISSUE_STUDENT == 0 && ISSUE_BORN == 1 && ISSUE_SCHOOL == 2, "SET_FIELD names them, and the files hold them");
#define CORRECTION "SELECT qualification, diploma, language, issue, field, old, new, corrected FROM correction"

/* Those of rows of issues go on after the columns. */
static const char *const SQL[STATEMENT_COUNT] = {
    [FIND_LATEST] = " FROM issue WHERE " IS_DOCUMENT " ORDER BY issue DESC LIMIT 1",
    [FIND_NUMBER] = " FROM issue WHERE " IS_ISSUE,
    /* The same bytes may have been issued again after a revocation. */
    [FIND_FILE] = " FROM issue WHERE sha256 = ?1 ORDER BY revoked IS NOT NULL, issue DESC LIMIT 1",
    [FIND_FILE_OF] = " FROM issue WHERE " IS_DOCUMENT " AND sha256 = ?4 ORDER BY revoked IS NOT NULL, issue DESC LIMIT 1",
    [FIND_UNSEALED] = " FROM issue WHERE " IS_DOCUMENT " AND issue IN (SELECT issue FROM seal WHERE " IS_DOCUMENT
                      " AND unsealed = ?4) ORDER BY revoked IS NOT NULL, issue DESC LIMIT 1",
    [FIND_ISSUES] = " FROM issue WHERE " IS_DOCUMENT " ORDER BY issue DESC",
    [NEXT_ROWS] = ", rowid FROM issue WHERE rowid > ?1 ORDER BY rowid LIMIT ?2",
    [ADD] = "INSERT INTO issue (qualification, diploma, language, issue, title, student, name, born, date, school, file,"
            " pages, edition, fields, sha256, bytes, diploma_sha256, issued, replaces, replaced_by, revoked, reason, moved)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,"
            " ?23)",
    [MARK_REPLACED] = "UPDATE issue SET replaced_by = ?5 WHERE " IS_ISSUE,
    [MARK_REVOKED] = "UPDATE issue SET revoked = ?5, reason = ?6 WHERE " IS_ISSUE,
    [MARK_MOVED] = "UPDATE issue SET moved = ?5 WHERE " IS_ISSUE,
    [CORRECT] = SET_FIELD,
    [CORRECT_UNLESS_LATER] = SET_FIELD " AND NOT EXISTS (SELECT 1 FROM correction AS c WHERE c.qualification = ?1 AND"
                             " c.diploma = ?2 AND c.language = ?3 AND c.issue = ?4 AND c.field = ?5 AND c.corrected > ?7)",
    [ADD_CORRECTION] = "INSERT INTO correction VALUES (?1, ?2, ?3, ?4,"
                       " (SELECT coalesce(max(number), 0) + 1 FROM correction WHERE " IS_ISSUE "), ?5, ?6, ?7, ?8)",
    [FIND_CORRECTION] = "SELECT 1 FROM correction WHERE " IS_ISSUE " AND field = ?5 AND old = ?6 AND new = ?7 AND"
                        " corrected = ?8",
    [CORRECTIONS_OF] = CORRECTION " WHERE " IS_ISSUE " ORDER BY number",
    [ALL_CORRECTIONS] = CORRECTION " ORDER BY qualification, diploma, language, issue, number",
    [ADD_SEAL] = "INSERT INTO seal VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    [FIND_SEAL] = "SELECT unsealed, certificate, owner, sealed, bytes FROM seal WHERE " IS_ISSUE,
    [ALL_SEALS] = "SELECT * FROM seal ORDER BY rowid",
    [BEGIN_BATCH] = "BEGIN IMMEDIATE",
    [COMMIT_BATCH] = "COMMIT",
    [ROLL_BACK_BATCH] = "ROLLBACK",
};

/* ------------------------------------------------------------------------------------------------ statements */

sqlite3_stmt *register_statement(struct issue_register *opened, enum register_statement statement, struct diag *diag)
{
    sqlite3_stmt **prepared = &opened->statements[statement];
    if (*prepared)
        return *prepared;
    struct buffer sql = {0};
    if (statement <= NEXT_ROWS)
        buffer_string(&sql, opened->version == 1 ? COLUMNS_OF_1 : COLUMNS);
    buffer_string(&sql, SQL[statement]);
    buffer_byte(&sql, '\0');
    int code = sqlite3_prepare_v3(opened->database, (const char *)sql.bytes, -1, SQLITE_PREPARE_PERSISTENT, prepared, NULL);
    buffer_finish(&sql);
    if (code != SQLITE_OK)
        register_fail(opened, code, diag);
    return *prepared;
}

bool register_run(struct issue_register *opened, enum register_statement statement, struct diag *diag)
{
    sqlite3_stmt *prepared = register_statement(opened, statement, diag);
    if (!prepared)
        return false;
    int code = sqlite3_step(prepared);
    if (code != SQLITE_DONE)
        register_fail(opened, code, diag);
    sqlite3_reset(prepared);
    return code == SQLITE_DONE;
}

/* ------------------------------------------------------------------------------------------------ opening */

/* The path from the root, symbolic links followed, so that all who write to one register lock one file; and no path looks
 * to SQLite like a URI. */
static const char *absolute_path(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *folder = slash ? arena_copy(arena, path, (size_t)(slash + 1 - path)) : ".";
    char whole[PATH_MAX];
    memory_watch();
    if (realpath(path, whole))
        return arena_format(arena, "%s", whole);
    if (realpath(folder, whole))
        return arena_format(arena, "%s/%s", whole, slash ? slash + 1 : path);
    memory_check();
    return arena_format(arena, "./%s", path);
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

/* A database from elsewhere may be made to do harm: nothing in it is obeyed that is not a table. */
static void distrust(sqlite3 *database)
{
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
    sqlite3_limit(database, SQLITE_LIMIT_LENGTH, 4 * 1024 * 1024);
    sqlite3_limit(database, SQLITE_LIMIT_ATTACHED, 0);
}

/* A writer's settings: a journal that also works on network shares (WAL does not), and each batch on the disk before it
 * counts as written, the removal of its journal too. */
static const char WRITER[] = "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA cache_size = -4096;"
                             "PRAGMA temp_store = MEMORY";
static const char READER[] = "PRAGMA query_only = ON; PRAGMA cell_size_check = ON";

static bool refuse(const struct issue_register *opened, enum diag_id id, const char *words, struct diag *diag)
{
    diag_report(diag, id, (struct place){opened->path, 0}, "%s", words);
    return false;
}

/* A new file becomes a register. */
static bool make_schema(struct issue_register *opened, struct diag *diag)
{
    opened->version = REGISTER_VERSION;
    int code = sqlite3_exec(opened->database, SCHEMA, NULL, NULL, NULL);
    return code == SQLITE_OK || register_fail(opened, code, diag);
}

/* A register of the first version gets what it lacks; all of it or, if this is interrupted, none. */
static bool update_schema(struct issue_register *opened, struct diag *diag)
{
    int code = sqlite3_exec(opened->database, UPDATE_FROM_1, NULL, NULL, NULL);
    if (code != SQLITE_OK)
        return register_fail(opened, code, diag);
    opened->version = REGISTER_VERSION;
    return true;
}

static bool check_schema(struct issue_register *opened, bool write, struct diag *diag)
{
    int code = SQLITE_OK;
    long long application = ask_number(opened, "PRAGMA application_id", &code);
    opened->version = ask_number(opened, "PRAGMA user_version", &code);
    long long tables = ask_number(opened, "SELECT count(*) FROM sqlite_schema", &code);
    if (code != SQLITE_OK)
        return register_fail(opened, code, diag);
    if (application == 0 && tables == 0)
        return write ? make_schema(opened, diag)
                     : refuse(opened, DIAG_REGISTER_FOREIGN, "it is empty: nothing was ever issued into it", diag);
    if (application != APPLICATION)
        return refuse(opened, DIAG_REGISTER_FOREIGN, "a database of another program", diag);
    if (opened->version < 1 || opened->version > REGISTER_WITH_SEALS)
        return refuse(opened, DIAG_REGISTER_FOREIGN, "it was made by another version of this program", diag);
    return register_statement(opened, FIND_LATEST, diag) != NULL; /* are all columns there? */
}

static bool open_database(struct issue_register *opened, bool write, struct diag *diag)
{
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); /* nobody asks how much memory it holds; counting takes a lock each time */
    /* A reader may have to undo what a killed writer left half done, and so opens for writing if it can. */
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
    int code = sqlite3_open_v2(opened->file, &opened->database, flags, NULL);
    if (!opened->database)
        memory_exhausted();
    if (code != SQLITE_OK)
        return register_fail(opened, code, diag);
    sqlite3_extended_result_codes(opened->database, 1);
    sqlite3_busy_timeout(opened->database, OWN_LOCK_SECONDS * 1000);
    distrust(opened->database);
    if (write && sqlite3_db_readonly(opened->database, "main") == 1)
        return register_fail(opened, SQLITE_READONLY, diag);
    if (!check_schema(opened, write, diag))
        return false;
    code = sqlite3_exec(opened->database, write ? WRITER : READER, NULL, NULL, NULL);
    if (code != SQLITE_OK)
        return register_fail(opened, code, diag);
    return !write || opened->version >= REGISTER_VERSION || update_schema(opened, diag);
}

static bool exists(const struct issue_register *opened, struct diag *diag)
{
    if (access(opened->file, F_OK) == 0)
        return true;
    diag_report(diag, DIAG_FILE_UNREADABLE, (struct place){opened->path, 0}, "%s", say_error(errno));
    return false;
}

/* It is personal data from the beginning; its journal gets the rights that it has. */
static bool make_file(struct issue_register *opened, struct diag *diag)
{
    int descriptor = open(opened->file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (descriptor >= 0) {
        opened->made = true;
        close(descriptor);
    } else if (errno != EEXIST) {
        diag_report(diag, DIAG_REGISTER_UNUSABLE, (struct place){opened->path, 0}, "%s", say_error(errno));
        return false;
    }
    return true;
}

bool register_widen(struct issue_register *opened, int mode, struct diag *diag)
{
    if (!opened->made || chmod(opened->file, (mode_t)mode) == 0)
        return true;
    diag_report(diag, DIAG_REGISTER_UNUSABLE, (struct place){opened->path, 0}, "%s", say_error(errno));
    return false;
}

/* What a writer that is given up must not leave. */
static void let_go(void *owner)
{
    struct issue_register *opened = owner;
    for (int i = 0; i < STATEMENT_COUNT; i++)
        sqlite3_finalize(opened->statements[i]);
    sqlite3_close(opened->database); /* which undoes what was not committed */
    if (opened->made && !opened->committed)
        unlink(opened->file);
}

struct issue_register *register_open(const char *path, enum register_access access, const struct patience *patience,
                                     struct diag *diag)
{
    bool write = access == REGISTER_WRITE;
    struct issue_register *opened = memory_zeroed(1, sizeof *opened);
    opened->arena = arena_create();
    opened->found = arena_create();
    opened->rows = arena_create();
    opened->path = arena_copy(opened->arena, path, strlen(path));
    opened->file = absolute_path(opened->arena, path);
    const struct lock_subject subject = {opened->path, DIAG_REGISTER_BUSY, DIAG_REGISTER_UNUSABLE};
    if (write)
        opened->lock = lock_take(opened->file, &subject, patience, diag);
    memory_rescue(&opened->rescue, let_go, opened);
    bool good = write ? opened->lock && make_file(opened, diag) : exists(opened, diag);
    if (good && open_database(opened, write, diag))
        return opened;
    register_close(opened);
    return NULL;
}

bool register_leave_unsynced(struct issue_register *opened, struct diag *diag)
{
    int code = sqlite3_exec(opened->database, "PRAGMA synchronous = OFF", NULL, NULL, NULL);
    return code == SQLITE_OK || register_fail(opened, code, diag);
}

void register_close(struct issue_register *opened)
{
    if (!opened)
        return;
    memory_rescued(&opened->rescue);
    let_go(opened);
    lock_release(opened->lock);
    arena_destroy(opened->rows);
    arena_destroy(opened->found);
    arena_destroy(opened->arena);
    free(opened);
}

const char *register_path(const struct issue_register *opened)
{
    return opened->path;
}

/* ------------------------------------------------------------------------------------------------ the batch */

bool register_begin(struct issue_register *opened, struct diag *diag)
{
    return !opened->lock || !sqlite3_get_autocommit(opened->database) || register_run(opened, BEGIN_BATCH, diag);
}

bool register_commit(struct issue_register *opened, struct diag *diag)
{
    bool good = sqlite3_get_autocommit(opened->database) || register_run(opened, COMMIT_BATCH, diag);
    if (good)
        opened->committed = true;
    else
        register_roll_back(opened);
    return good;
}

void register_roll_back(struct issue_register *opened)
{
    if (sqlite3_get_autocommit(opened->database)) /* SQLite itself may have done it */
        return;
    struct diag *ignored = diag_create(); /* why it failed was told already; what remains is undone when it is opened */
    register_run(opened, ROLL_BACK_BATCH, ignored);
    diag_destroy(ignored);
    int code = SQLITE_OK;
    opened->version = ask_number(opened, "PRAGMA user_version", &code); /* the batch may have brought the first seals */
}
