/* What SQLite says, in words for an exam office. */
#include <string.h>

#include "base/memory.h"
#include "base/say.h"
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
