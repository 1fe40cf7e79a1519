/* What SQLite says, in words for an exam office. */
#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "issue/name.h"
#include "issue/register_inside.h"

static bool report(const struct issue_register *opened, enum diag_id id, const char *words, const char *detail,
                   struct diag *diag)
{
    diag_report(diag, id, (struct place){opened->path, 0}, "%s%s%s", words, *detail ? say(": ") : "", detail);
    return false;
}

static const char *readonly_words(int extended)
{
    switch (extended) {
    case SQLITE_READONLY_ROLLBACK:
    case SQLITE_READONLY_RECOVERY:
        return say("a run was interrupted while it wrote; to undo what is half done, open it where it may be written to");
    case SQLITE_READONLY_DBMOVED: return say("it was moved or removed while it was open");
    default: return say("it may not be written to");
    }
}

static bool refuse_name(const struct issue_register *opened, const struct issue *issue, const char *name, struct diag *diag)
{
    struct buffer words = {0};
    issue_cite(issue, &words);
    buffer_format(&words, ": \"%s\"", name);
    diag_report(diag, DIAG_REGISTER_PATH, (struct place){opened->path, 0}, "%.*s", (int)words.length, (const char *)words.bytes);
    buffer_finish(&words);
    return false;
}

bool register_check_names(const struct issue_register *opened, const struct issue *issue, struct diag *diag)
{
    if (!name_is_inside(name_within(issue->file)))
        return refuse_name(opened, issue, issue->file, diag);
    return !issue->moved || name_is_aside(issue->moved) || refuse_name(opened, issue, issue->moved, diag);
}

bool register_fail(const struct issue_register *opened, int code, struct diag *diag)
{
    int extended = sqlite3_extended_errcode(opened->database);
    int error = sqlite3_system_errno(opened->database);
    const char *system = error ? say_error(error) : "";
    if ((extended & 0xff) != (code & 0xff))
        extended = code;
    switch (extended & 0xff) {
    case SQLITE_NOMEM: memory_exhausted();
    case SQLITE_FULL: return report(opened, DIAG_REGISTER_UNUSABLE, say("the disk is full"), "", diag);
    case SQLITE_READONLY: return report(opened, DIAG_REGISTER_UNUSABLE, readonly_words(extended), "", diag);
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return report(opened, DIAG_REGISTER_UNUSABLE, say("it, or its journal beside it, cannot be opened"), system, diag);
    case SQLITE_IOERR: return report(opened, DIAG_REGISTER_UNUSABLE, say("the disk or network failed"), system, diag);
    case SQLITE_PROTOCOL:
    case SQLITE_LOCKED:
    case SQLITE_BUSY: return report(opened, DIAG_REGISTER_BUSY, say("SQLite's own lock was not given"), "", diag);
    case SQLITE_NOTADB: return report(opened, DIAG_REGISTER_FOREIGN, say("not a database"), "", diag);
    case SQLITE_CORRUPT:
        return report(opened, DIAG_REGISTER_DAMAGED, sqlite3_errmsg(opened->database), "", diag);
    case SQLITE_ERROR: /* our statements are right: the tables are others */
        return report(opened, DIAG_REGISTER_FOREIGN, sqlite3_errmsg(opened->database), "", diag);
    default: return report(opened, DIAG_INTERNAL, "SQLite", sqlite3_errmsg(opened->database), diag);
    }
}
