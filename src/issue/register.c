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

enum { OWN_LOCK_SECONDS = 10 /* that SQLite waits for its own */ };

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

/* Bytes that are the difference from others (seal.alike), and these. */
#define SEAL(behind) "SELECT qualification, diploma, language, issue, unsealed, certificate, owner, sealed, later, seal.bytes" behind
#define ALIKE ", alike, likeness.bytes FROM seal LEFT JOIN likeness ON number = alike"

/* As the indexes have it (register_schema.c). The plus keeps SQLite from putting ?1 into substr() too, and passing the index by. */
#define HAS_HASH(column) "substr(" column ", 1, 8) = substr(?1, 1, 8) AND +" column " = ?1"

/* Those of rows of issues go on after the columns. */
static const char *const SQL[STATEMENT_COUNT] = {
    [FIND_LATEST] = " FROM issue WHERE " IS_DOCUMENT " ORDER BY issue DESC LIMIT 1",
    [FIND_NUMBER] = " FROM issue WHERE " IS_ISSUE,
    /* The same bytes may have been issued again after a revocation. */
    [FIND_FILE] = " FROM issue WHERE " HAS_HASH("sha256") " ORDER BY revoked IS NOT NULL, issue DESC LIMIT 1",
    [FIND_FILE_OF] = " FROM issue WHERE " IS_DOCUMENT " AND sha256 = ?4 ORDER BY revoked IS NOT NULL, issue DESC LIMIT 1",
    [FIND_UNSEALED] = " FROM issue WHERE (qualification, diploma, language, issue) IN (SELECT qualification, diploma, language, issue"
                      " FROM seal WHERE " HAS_HASH("unsealed") ") ORDER BY revoked IS NOT NULL, issue DESC LIMIT 1",
    [FIND_ISSUES] = " FROM issue WHERE " IS_DOCUMENT " ORDER BY issue DESC",
    /* Without an index: every token takes as long. The same row may have been issued again after a revocation. */
    [FIND_BY_TOKEN] = " FROM issue JOIN code USING (qualification, diploma, language, issue) WHERE token = ?1"
                      " ORDER BY revoked IS NOT NULL, replaced_by IS NOT NULL, issue DESC LIMIT 1",
    [NEXT_ROWS] = ", rowid FROM issue WHERE rowid > ?1 ORDER BY rowid LIMIT ?2",
    [ADD] = "INSERT INTO issue (qualification, diploma, language, issue, title, student, name, born, date, school, file,"
            " pages, edition, fields, sha256, bytes, diploma_sha256, issued, replaces, replaced_by, revoked, reason, moved)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,"
            " ?23)",
    [MARK_REPLACED] = "UPDATE issue SET replaced_by = ?5 WHERE " IS_ISSUE,
    [MARK_REVOKED] = "UPDATE issue SET revoked = ?5, reason = ?6 WHERE " IS_ISSUE,
    [MARK_MOVED] = "UPDATE issue SET moved = ?5 WHERE " IS_ISSUE,
    [MARK_SEALED] = "UPDATE issue SET sha256 = ?5, bytes = ?6 WHERE " IS_ISSUE,
    [CORRECT] = SET_FIELD,
    [CORRECT_UNLESS_LATER] = SET_FIELD " AND NOT EXISTS (SELECT 1 FROM correction AS c WHERE c.qualification = ?1 AND"
                             " c.diploma = ?2 AND c.language = ?3 AND c.issue = ?4 AND c.field = ?5 AND c.corrected > ?7)",
    [ADD_CORRECTION] = "INSERT INTO correction VALUES (?1, ?2, ?3, ?4,"
                       " (SELECT coalesce(max(number), 0) + 1 FROM correction WHERE " IS_ISSUE "), ?5, ?6, ?7, ?8)",
    [FIND_CORRECTION] = "SELECT 1 FROM correction WHERE " IS_ISSUE " AND field = ?5 AND old = ?6 AND new = ?7 AND"
                        " corrected = ?8",
    [CORRECTIONS_OF] = CORRECTION " WHERE " IS_ISSUE " ORDER BY number",
    [ALL_CORRECTIONS] = CORRECTION " ORDER BY qualification, diploma, language, issue, number",
    [FIND_ADDRESS] = "SELECT address, key, rowid FROM address",
    [SET_ADDRESS] = "INSERT OR REPLACE INTO address (rowid, address, key) VALUES (?3, ?1, ?2)",
    [FORGET_OTHER_ADDRESS] = "DELETE FROM address WHERE rowid <> ?1",
    [ADD_TOKEN] = "INSERT INTO code VALUES (?1, ?2, ?3, ?4, ?5)",
    [FIND_TOKEN] = "SELECT token FROM code WHERE " IS_ISSUE,
    [ALL_TOKENS] = "SELECT * FROM code ORDER BY qualification, diploma, language, issue",
    [ADD_SIGNED] = "INSERT INTO signed VALUES (?1, ?2, ?3, ?4, ?5)",
    [FIND_SIGNED] = "SELECT text FROM signed WHERE " IS_ISSUE,
    [ALL_SIGNED] = "SELECT * FROM signed ORDER BY qualification, diploma, language, issue",
    [ADD_SURNAME] = "INSERT INTO surname VALUES (?1, ?2, ?3, ?4, ?5)",
    [FIND_SURNAME] = "SELECT text FROM surname WHERE " IS_ISSUE,
    [ALL_SURNAMES] = "SELECT * FROM surname ORDER BY qualification, diploma, language, issue",
    [ADD_LIKENESS] = "INSERT INTO likeness (bytes) VALUES (?1)",
    [ADD_SEAL] = "INSERT OR REPLACE INTO seal VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    [FIND_SEAL_OF_3] = SEAL(", NULL, NULL FROM seal") " WHERE " IS_ISSUE,
    [FIND_SEAL] = SEAL(ALIKE) " WHERE " IS_ISSUE,
    [ALL_SEALS_OF_3] = SEAL(", NULL, NULL FROM seal") " ORDER BY seal.rowid",
    [ALL_SEALS] = SEAL(ALIKE) " ORDER BY seal.rowid",
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

bool register_each_row(const struct issue_register *opened, sqlite3_stmt *statement, register_take_row *take, void *context,
                       struct diag *diag)
{
    struct arena *arena = arena_create();
    int code = SQLITE_DONE;
    bool good = true;
    while (good && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        arena_clear(arena);
        good = take(context, statement, arena, diag);
    }
    if (good && code != SQLITE_DONE)
        good = register_fail(opened, code, diag);
    sqlite3_reset(statement);
    arena_destroy(arena);
    return good;
}

/* Runs a statement that gives no row and has no parameters. */
static bool register_run(struct issue_register *opened, enum register_statement statement, struct diag *diag)
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

/* A database from elsewhere may be made to do harm: nothing in it is obeyed that is not a table. */
static void distrust(sqlite3 *database)
{
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
    sqlite3_limit(database, SQLITE_LIMIT_LENGTH, 4 * 1024 * 1024);
    sqlite3_limit(database, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_exec(database, "PRAGMA cell_size_check = ON", NULL, NULL, NULL);
}

/* A writer's settings: a journal that also works on network shares (WAL does not), and each batch on the disk before it
 * counts as written, the removal of its journal too. */
static const char WRITER[] = "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA cache_size = -4096;"
                             "PRAGMA temp_store = MEMORY";
static const char READER[] = "PRAGMA query_only = ON";

/* A journal may name another file, that of a transaction over several databases, which SQLite opens, and removes, when it undoes what
 * is half done. Ours never do: that name would end in these bytes (SQLite's file format, 3). */
static bool check_journal(const struct issue_register *opened, struct diag *diag)
{
    static const unsigned char MAGIC[] = {0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};
    unsigned char last[sizeof MAGIC] = {0};
    const char *path = arena_format(opened->arena, "%s-journal", opened->file);
    int descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    off_t end = descriptor < 0 ? -1 : lseek(descriptor, 0, SEEK_END);
    bool other = end > 512 && pread(descriptor, last, sizeof last, end - (off_t)sizeof last) == sizeof last &&
                 memcmp(last, MAGIC, sizeof last) == 0;
    if (descriptor >= 0)
        close(descriptor);
    if (other)
        diag_report(diag, DIAG_REGISTER_ADDED, (struct place){opened->path, 0}, "%s",
                    say("its journal names a file that is not the register's"));
    return !other;
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
    if (!register_check_schema(opened, write, diag))
        return false;
    code = sqlite3_exec(opened->database, write ? WRITER : READER, NULL, NULL, NULL);
    if (code != SQLITE_OK)
        return register_fail(opened, code, diag);
    return !write || register_update_schema(opened, diag);
}

/* SQLite knows longer paths no more than missing files. */
static bool is_short(const struct issue_register *opened, struct diag *diag)
{
    enum { JOURNAL = sizeof "-journal" - 1 };
    size_t most = (size_t)sqlite3_vfs_find(NULL)->mxPathname - JOURNAL, length = strlen(opened->file);
    if (length <= most)
        return true;
    diag_report(diag, DIAG_REGISTER_UNUSABLE, (struct place){opened->path, 0},
                "its path from the root has %zu bytes, and SQLite takes %zu: choose one with fewer or shorter folders", length, most);
    return false;
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
    bool is_fit = is_short(opened, diag);
    if (is_fit && write)
        opened->lock = lock_take(opened->file, &subject, patience, diag);
    memory_rescue(&opened->rescue, let_go, opened);
    bool good = is_fit && (write ? opened->lock && make_file(opened, diag) : exists(opened, diag));
    if (good && check_journal(opened, diag) && open_database(opened, write, diag))
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
    register_forget_likenesses(opened);
    buffer_finish(&opened->difference);
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
    register_forget_likenesses(opened);
    if (sqlite3_get_autocommit(opened->database)) /* SQLite itself may have done it */
        return;
    struct diag *ignored = diag_create(); /* why it failed was told already; what remains is undone when it is opened */
    register_run(opened, ROLL_BACK_BATCH, ignored);
    diag_destroy(ignored);
    register_reread_schema(opened);
}
