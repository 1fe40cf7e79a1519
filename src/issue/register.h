/* The register of issued supplements: an SQLite database, one row a file that was issued. Rows are added, marked as
 * replaced or revoked, and never removed. What no document shows, the student's number, birth date and school, may be
 * corrected later; what stood there before is kept. SQLite is known to the files register*.c alone.
 *
 * A register of the first version, which knew no corrections, is read as it is, and brought up to date by a writer. One without seals
 * or an address is as it was before there were any, and earlier versions of this program read it. One of a later version is not touched.
 *
 * The file may come from anybody: it holds nothing but tables and indexes as this program makes them, or it is not used; what it says
 * of files is checked before it leads to one (name_is_inside).
 *
 * A document is named by qualification, diploma number and language; its issues are numbered 1, 2, 3 … and cited as
 * QUALIFICATION/DIPLOMA/LANGUAGE/ISSUE, e.g. 25135/2026-004711/nl/2. So registers of several machines merge as they are.
 *
 * What fails is reported at the register's path: DIAG_REGISTER_UNUSABLE (disk full, read-only, gone), _BUSY, _FOREIGN,
 * _NEWER, _ADDED, _DAMAGED. What was committed before stays whole, whatever happens and whenever. An open register serves one thread, and
 * the process that opened it. */
#ifndef ISSUE_REGISTER_H
#define ISSUE_REGISTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diag.h"
#include "issue/lock.h"

/* One row. Texts are UTF-8; NULL in those that are to be stored counts as empty, except where NULL is named. */
struct issue {
    const char *qualification; /* its code, e.g. 25135 */
    const char *diploma;       /* its number */
    const char *language;      /* BCP 47 */
    int number;                /* of the issue, from 1 */

    const char *title;         /* of the qualification */
    const char *student;       /* the school's number */
    const char *name, *born, *date, *school;
    const char *file;          /* path below the output folder; in an archive or print run behind its name: all.zip/PATH */
    const char *moved;         /* where the file is since it was replaced: replaced/PATH; NULL: where it was */
    int pages;
    const char *edition;       /* hash of all that the document was made of beside the fields */
    const char *fields;        /* hash of the holder's fields */
    const char *sha256;        /* of the file, 64 digits */
    long long bytes;           /* of the file */
    const char *diploma_sha256; /* of the diploma that is attached; NULL: none is */
    const char *issued;        /* ISO 8601 in UTC; NULL when added: now */

    const char *surname;       /* which is a part of the name: not in its row, see register_find_surname; NULL: not known */
    int replaces, replaced_by; /* numbers of issues of the same document; 0: none */
    const char *revoked;       /* when, ISO 8601 in UTC; NULL: it is not */
    const char *reason;        /* of the revocation; NULL: it is not revoked */
};

/* The seal of an issue. */
struct issue_seal {
    const char *unsealed;    /* SHA-256 of the file without it, 64 digits; issue.sha256 is that of the file with it */
    const char *certificate; /* SHA-256 of the certificate, likewise */
    const char *owner;       /* of the certificate, in words */
    const char *sealed;      /* when, ISO 8601 in UTC */
    const void *bytes;       /* what was added to the file */
    size_t length;
    bool later;              /* it was added after the file was issued: without it, it is as it was issued too */
};

struct issue_register;

enum register_access {
    REGISTER_READ,
    REGISTER_WRITE /* made if it is not there; others may read meanwhile, but not write */
};

/* Opens the register. If another is writing to it, a writer waits as it has patience (NULL: not at all), then DIAG_REGISTER_BUSY. A
 * register that is not there is DIAG_FILE_UNREADABLE for a reader. NULL with errors in the sink, or none if the wait was given up. */
struct issue_register *register_open(const char *path, enum register_access access, const struct patience *patience,
                                     struct diag *diag);

/* Gives a register that was made just now this mode; else it is 0600. One that was there keeps its own. False with an error. */
bool register_widen(struct issue_register *opened, int mode, struct diag *diag);

/* From now on it is the system's affair when what is committed reaches the disk. False with an error. */
bool register_leave_unsynced(struct issue_register *opened, struct diag *diag);

/* Forgets what was not committed; removes a register that it made and in which nothing was committed. NULL is fine. */
void register_close(struct issue_register *opened);

/* The words of `path` as given. */
const char *register_path(const struct issue_register *opened);

/* ------------------------------------------------------------------------------------------------ one document */

/* The latest issue of the document that `wanted` names (qualification, diploma, language), or, if wanted->number is not 0,
 * that issue. The texts of `found` live until the next call on the register. False: there is none, or, with an error in
 * the sink, it cannot be read. */
bool register_find(struct issue_register *opened, const struct issue *wanted, struct issue *found, struct diag *diag);

/* The issue of this document whose file has this hash; NULL as document: of any, which takes no longer, unless the register has no
 * index. The rest as above. */
bool register_find_file(struct issue_register *opened, const char *sha256, const struct issue *document,
                        struct issue *found, struct diag *diag);

/* The issue whose file without its seal has this hash. The rest as above. */
bool register_find_unsealed(struct issue_register *opened, const char *sha256, struct issue *found, struct diag *diag);

/* Whether files are found by their hash alone without reading every row: in one of an earlier version not before somebody writes
 * to it. */
bool register_is_indexed(const struct issue_register *opened);

/* The issue of this cited number. The rest as above. */
bool register_find_cited(struct issue_register *opened, const char *cited, struct issue *found, struct diag *diag);

/* Whether the files of an issue have names that documents have: anybody may have written the row. False with DIAG_REGISTER_PATH. */
bool register_check_names(const struct issue_register *opened, const struct issue *issue, struct diag *diag);

/* The issue whose document bears this token; of several the one that is in force. The rest as above. */
bool register_find_by_token(struct issue_register *opened, const char *token, struct issue *found, struct diag *diag);

/* "25135/2026-004711/nl/2", appended. */
void issue_cite(const struct issue *issue, struct buffer *out);

/* ------------------------------------------------------------------------------------------------ the batch */

/* Adds to the batch, and marks the issue that this one replaces. False with errors in the sink: the whole batch is
 * forgotten. */
bool register_add(struct issue_register *opened, const struct issue *issue, struct diag *diag);

/* Adds the seal of an issue to the batch, in the place of one that it has. Errors as above. */
bool register_add_seal(struct issue_register *opened, const struct issue *issue, const struct issue_seal *seal, struct diag *diag);

/* The seal of an issue, in the arena. False: it has none, or, with an error in the sink, it cannot be read. */
bool register_find_seal(struct issue_register *opened, const struct issue *issue, struct arena *arena, struct issue_seal *seal,
                        struct diag *diag);

/* Adds the token that the issue's document bears. Errors as above. */
bool register_add_token(struct issue_register *opened, const struct issue *issue, const char *token, struct diag *diag);

/* That token, in the arena. NULL: it bears none, or, with an error in the sink, it cannot be read. */
const char *register_find_token(struct issue_register *opened, const struct issue *issue, struct arena *arena, struct diag *diag);

/* The same of the text of the signed code that it bears. */
bool register_add_signed(struct issue_register *opened, const struct issue *issue, const char *text, struct diag *diag);
const char *register_find_signed(struct issue_register *opened, const struct issue *issue, struct arena *arena, struct diag *diag);

/* The same of its holder's surname, where the cohort has said it. */
bool register_add_surname(struct issue_register *opened, const struct issue *issue, const char *surname, struct diag *diag);
const char *register_find_surname(struct issue_register *opened, const struct issue *issue, struct arena *arena, struct diag *diag);

/* From now on the file of an issue is the one with this hash, as it was sealed since: in the batch. Errors as above. */
bool register_note_sealed(struct issue_register *opened, const struct issue *issue, const char *sha256, long long bytes,
                          struct diag *diag);

/* Marks an issue that was found as revoked, in the batch; `when` NULL: now. Errors as above. */
bool register_revoke(struct issue_register *opened, const struct issue *issue, const char *reason, const char *when,
                     struct diag *diag);

/* Notes in the batch where the file of an issue is now. Errors as above. */
bool register_move(struct issue_register *opened, const struct issue *issue, const char *place, struct diag *diag);

/* Writes the batch to the disk: all of it, or none with errors in the sink. When this is true, it stays, power or not. */
bool register_commit(struct issue_register *opened, struct diag *diag);

/* Forgets the batch. */
void register_roll_back(struct issue_register *opened);

/* ------------------------------------------------------------------------------------------------ where documents can be checked */

enum { REGISTER_KEY_SIZE = 32 };

/* Documents that are issued into the register bear the address, and a token that is made with the key: see codes.h. */
struct register_address {
    const char *address;
    unsigned char key[REGISTER_KEY_SIZE];
    bool removed; /* what was issued before bears it; nothing that is new does */
};

/* What the register has, in the arena. False: it has none, or, with an error in the sink, it cannot be read. */
bool register_find_address(struct issue_register *opened, struct arena *arena, struct register_address *found, struct diag *diag);

/* Gives it another address, or the first and a key from the system's source of chance, in the batch; NULL: the one that it has is removed.
 * Errors as above. */
bool register_set_address(struct issue_register *opened, const char *address, struct diag *diag);

/* ------------------------------------------------------------------------------------------------ corrections */

/* What may be corrected of an issue. */
enum issue_field { ISSUE_STUDENT, ISSUE_BORN, ISSUE_SCHOOL, ISSUE_FIELDS };

struct correction {
    enum issue_field field;
    const char *old, *new;
    const char *when; /* ISO 8601 in UTC; NULL when added: now */
};

/* "student", "born", "school". */
const char *issue_field_name(enum issue_field field);

/* Corrects an issue that was found, in the batch: it has the new value from now on. Errors as above. */
bool register_correct(struct issue_register *opened, const struct issue *issue, const struct correction *correction,
                      struct diag *diag);

/* Calls `visit` for each correction of an issue, in the order in which they were made, or with `issue` NULL of all, until it
 * says false. What it is given lives for the call; of the issue qualification, diploma, language and number are told. */
typedef bool register_visit_correction(void *context, const struct issue *issue, const struct correction *correction,
                                       struct diag *diag);
bool register_each_correction(struct issue_register *opened, const struct issue *issue, register_visit_correction *visit,
                              void *context, struct diag *diag);

/* ------------------------------------------------------------------------------------------------ all rows */

/* Calls `visit` for each row, in the order in which they were added, until it says false. Others may write meanwhile. The
 * row lives for the call. False: with an error in the sink, or `visit` said so. */
typedef bool register_visit(void *context, const struct issue *issue, struct diag *diag);
bool register_each(struct issue_register *opened, register_visit *visit, void *context, struct diag *diag);

/* The same for the issues of one document, the latest first. `visit` does not call the register. */
bool register_each_of(struct issue_register *opened, const struct issue *document, register_visit *visit, void *context,
                      struct diag *diag);

/* Writes all rows: as a table for people, or all columns as CSV (UTF-8 with byte order mark, semicolons). False if rows
 * could not be read, or written (ferror(out)). */
bool register_list(struct issue_register *opened, bool csv, FILE *out, struct diag *diag);

/* Takes over what another register holds and this one does not: rows, revocations, corrections, seals, tokens, surnames, signed
 * codes, and the address if this one has none; gives the number of new rows.
 * Rows of one number with different files are each told as DIAG_REGISTER_CONFLICT, and those with names that no document has; then false, and nothing is taken over. Of
 * two corrections the later one is in force. The rows are in the batch: the caller commits. */
bool register_merge(struct issue_register *into, struct issue_register *from, size_t *added, struct diag *diag);

#endif
