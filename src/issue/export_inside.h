/* What the files of the export share. */
#ifndef ISSUE_EXPORT_INSIDE_H
#define ISSUE_EXPORT_INSIDE_H

#include <time.h>

#include "base/memory.h"
#include "issue/archive.h"
#include "issue/crew_documents.h"
#include "issue/editions.h"
#include "issue/export.h"
#include "issue/lock.h"
#include "issue/name.h"
#include "issue/numbers.h"
#include "issue/run.h"
#include "issue/shelf.h"
#include "issue/slips.h"

struct export {
    struct memory_rescue rescue;
    const struct supplement_export *request;
    struct supplement_summary *summary;
    struct diag *diag;
    struct arena *arena;
    struct supplement *supplement;        /* of all but the workers */
    struct supplement_layout *layout;
    struct cohort *cohort;
    struct offers offers;
    struct shelf *shelf;                  /* of the engine */
    struct editions *editions;
    struct rehearsal *rehearsal;
    struct kept *kept;                    /* what it made; NULL: nothing */
    const struct diploma_plan *diplomas;  /* NULL: none */
    struct diploma_names *diploma_names;
    struct diploma_ledger *diploma_ledger;
    struct diploma diploma;               /* of the row at hand */
    int diploma_line;
    const char *pattern, *register_path, *rejected_path;
    const char *folder;                   /* NULL: into an archive */
    const char *output;                   /* of this shard */
    const char *making;                   /* in the folder: how names of files in the making begin */
    int mode;                             /* of files */
    size_t folder_there;                  /* see folder_make */
    struct lock *lock;                    /* of the output */
    struct issue_register *issued;
    const struct codes *codes;            /* that documents bear; NULL: none */
    struct name_set *names;
    struct numbers *numbers;              /* until the rehearsal ends; so are: */
    struct slips *slips;
    struct archive_file *archive;         /* where the documents go, if it is no folder; */
    struct run_file *run;                 /* one of the two */
    struct crew *crew;
    unsigned char *bad;                   /* a bit for each row: the rehearsal found a fault */
    size_t bad_capacity;
    struct buffer rejected;               /* CSV */
    size_t rows_done, uncommitted, outdated, unsealed, unsigned_codes;
    struct supplement_summary sure;       /* what is in the register for good */
    time_t committed;
    const char *sealed;                   /* when documents are sealed, ISO 8601: one moment for all of them */
    bool has_issues;                      /* before this run the register held some */
    size_t to_issue, to_replace, to_keep; /* documents, as the rehearsal found */
    bool slipped;                         /* columns did, as the rehearsal found */
    bool stopped;
    bool interrupted;                     /* by who asked for the export: work is left */
};

/* The steps, in their order. */

/* Opens all that the request names, up to the register, and finds the paths of what is written. False with errors. */
bool export_prepare(struct export *export, const char *data_folder);

/* Checks every row of the whole file, also of other shards: what is asked for twice shows only so. */
void export_rehearse(struct export *export);

/* Makes the documents of all rows that are not bad, and enters them in the register. Errors as far as they come. */
void export_issue(struct export *export, const char *data_folder);

/* What the steps share. */

/* Whether the output's name ends so: an archive (".zip"), a print run (".pdf"). */
bool export_goes_into(const struct export *export, const char *ending);

/* Whether its files are sealed, and its documents bear signed codes. */
bool export_seals(const struct export *export);
bool export_signs(const struct export *export);

/* Whether who asked for the export wants it to end now. Asked before each piece of work, which is then left. */
bool export_is_interrupted(struct export *export);

/* Tells whoever watches. */
void export_tell(const struct export *export, const struct supplement_event *event);

/* Rows, counted from 0, in which a fault was found; those that are this shard's part. */
bool export_is_bad(const struct export *export, size_t row);
void export_mark_bad(struct export *export, size_t row);
bool export_is_of_shard(const struct export *export, size_t row);
size_t export_rows_of_shard(const struct export *export, size_t rows); /* how many of so many are */

/* Keeps the row as it stands in the file, with the reason behind it: ready to be mended and fed again. */
void export_reject(struct export *export, const struct graduate *graduate, const struct diag *found, struct arena *arena);

/* Writes what was rejected, and the rows of those graduates that stand in sheets of their own. Errors as far as they come. */
void export_write_rejected(const struct export *export);

/* The document of a row in a language: what it is made of, and whether it was issued before. False with an error: it cannot
 * be issued. */
bool export_fill_job(struct export *export, struct job *job, const struct graduate *graduate, const char *language,
                     struct arena *arena, struct diag *diag);

/* Compares the job with what was issued before: what differs, in the job. Where the file of the cohort has no column for
 * them, student number, birth date and school stay what they were. */
void export_compare(const struct export *export, struct job *job, const struct issue *found, struct arena *arena);

/* The name of the job's file, as `wanted`, or another if that is another document's. What it replaces has to give way: it
 * keeps the plain name only where nothing is in force beside it. False with errors. */
bool export_place(struct export *export, struct job *job, const char *wanted, struct arena *arena, struct diag *diag);

/* Corrects in the register what the changes of a job that is found say. */
bool export_correct(struct export *export, const struct job *job);

/* Tells of the job's document, with its number and changes; `file` and `sha256` may be NULL. */
void export_tell_document(const struct export *export, enum supplement_outcome outcome, const struct job *job,
                          const char *file, const char *sha256);

#endif
