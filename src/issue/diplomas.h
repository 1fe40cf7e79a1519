/* The diplomas of a cohort: each supplement is attached to its holder's as it is issued. Whatever is found about a
 * diploma is told of the row, with the diploma's path. */
#ifndef ISSUE_DIPLOMAS_H
#define ISSUE_DIPLOMAS_H

#include <stdint.h>

#include "base/reach.h"
#include "issue/cohort.h"
#include "issue/digest.h"

enum { DIPLOMA_BYTES_MOST = 48 * 1024 * 1024 /* so that the whole can be looked at again: see folder.c */ };

struct diploma_names;

struct diploma_names *diploma_names_create(void);
void diploma_names_destroy(struct diploma_names *names); /* NULL is fine */

/* The path if there is anything of this name; else that of the only file whose name differs from it in nothing but its
 * normal form or the capitals of its ending (.PDF), or whose folder's does; else the path as it is. Folders are looked
 * into once. */
const char *diploma_find(struct diploma_names *names, const char *path, struct arena *arena);

/* Where they are, and how they are attached. */
struct diploma_plan {
    const char *pattern; /* of their paths; see path_make */
    struct reach reach;  /* of these: the folders that it names before its first value */
    struct diploma_names *names;
    struct diploma_ledger *ledger;
    enum supplement_joining joining;
    bool duplex;
};

/* The reach of the pattern. */
struct reach diploma_reach(const char *pattern, struct diploma_names *names, struct arena *arena);

/* The way in a word, which is part of what identifies a document. */
const char *diploma_way(const struct diploma_plan *plan);

/* A diploma's PDF. Zeroed before its first use. */
struct diploma {
    struct buffer path; /* with a NUL */
    struct buffer bytes;
    size_t length;      /* of the file; that its bytes are here as well is said where it is not certain */
    char sha256[DIGEST_SIZE];
    struct digest_begun hash; /* of the bytes, if they are here */
    uint64_t stamp;     /* of the file when it was read: another one, and it has been changed; 0: not even that is certain */
};

/* Reads it. False with DIAG_DIPLOMA_UNREADABLE or DIAG_DIPLOMA_OUTSIDE. */
bool diploma_read(struct diploma *diploma, const struct reach *reach, const char *path, struct place row, struct diag *diag);
/* Reports that the diploma is not the one any more that was looked at before. False. */
bool diploma_tell_changed(const char *path, struct place row, struct diag *diag);
bool diploma_is_at(const struct diploma *diploma, const char *path);
void diploma_finish(struct diploma *diploma);

/* What the file at a path is now, from which a change can be told; 0: it was changed so lately that the next change may leave no
 * trace. */
uint64_t diploma_stamp(const char *path);

/* What the rehearsal has read, so that the export need not: the hash of each diploma, and its bytes, as far as they fit. Threads may
 * ask at once, as long as none notes. */
struct diploma_ledger;

struct diploma_ledger *diploma_ledger_create(void);
void diploma_ledger_destroy(struct diploma_ledger *ledger); /* NULL is fine */

/* Notes a diploma that was read; its bytes, if they are there and fit. */
void diploma_ledger_note(struct diploma_ledger *ledger, const struct diploma *diploma);

/* Fills in the diploma without its bytes, or with them, if that is known and the file is still the same; else false. */
bool diploma_ledger_tell(const struct diploma_ledger *ledger, const char *path, struct diploma *diploma);
bool diploma_ledger_read(const struct diploma_ledger *ledger, const char *path, struct diploma *diploma);

/* Whether the diploma at its path was another when it was noted. */
bool diploma_ledger_denies(const struct diploma_ledger *ledger, const struct diploma *diploma);

struct diploma_attachment {
    const struct diploma_plan *plan;
    struct supplement *supplement; /* the engine that does it */
    const struct diploma *diploma;
    const struct buffer *pdf; /* the supplement */
    const char *language;
    struct place row;
};

/* What is true of many documents of a cohort, and told once of all. */
struct diploma_notices {
    bool claims;    /* some are dropped */
    bool signature; /* the supplement is added behind what is signed */
};

/* The whole, in place of what was in `out`; NULL: it is only judged. The names of files play no part in it. What `notices`
 * says is not told. False with errors. */
bool diploma_attach(const struct diploma_attachment *attachment, struct buffer *out, struct supplement_whole *whole,
                    struct diploma_notices *notices, struct diag *diag);

/* ------------------------------------------------------------------------------------------------ the rehearsal */

/* Judges diplomas before anything is issued: reads each, and asks whether the supplement could be attached. Joining the
 * two and writing the whole would cost several times as much; so what shows only then, a fault deep inside the diploma,
 * is found when the document is made. */
struct diploma_rehearsal;

/* With engines for this data folder. */
struct diploma_rehearsal *diploma_rehearsal_create(const struct diploma_plan *plan, const char *data_folder);
void diploma_rehearsal_destroy(struct diploma_rehearsal *rehearsal); /* NULL is fine */

/* A supplement of the cohort: what one of them claims, all do. The first is kept. */
void diploma_rehearsal_show(struct diploma_rehearsal *rehearsal, const struct buffer *pdf);

/* How many rows should be announced before the first is judged, so that all processors have something to look at; 1: none need be. */
size_t diploma_rehearsal_ahead(const struct diploma_rehearsal *rehearsal);

/* Has the diplomas of a row looked at meanwhile. Rows are judged in the order in which they were announced, and passed each; the
 * graduate stays until then. */
void diploma_rehearsal_announce(struct diploma_rehearsal *rehearsal, const struct graduate *graduate, struct place row);
void diploma_rehearsal_pass(struct diploma_rehearsal *rehearsal, struct place row);

/* Judges the document of a row. False with errors. */
bool diploma_rehearsal_judge(struct diploma_rehearsal *rehearsal, const struct graduate *graduate, const char *language,
                             struct place row, struct diag *diag);

/* The SHA-256 of the diploma that was judged last. */
const char *diploma_rehearsal_sha256(const struct diploma_rehearsal *rehearsal);

/* Tells in one message how many documents claim less than their parts. */
void diploma_rehearsal_report(const struct diploma_rehearsal *rehearsal, const char *cohort, struct diag *diag);

#endif
