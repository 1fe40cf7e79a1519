/* A document to make: what is known beforehand, and what came of it. */
#ifndef ISSUE_JOB_H
#define ISSUE_JOB_H

#include "base/crew.h"
#include "issue/codes.h"
#include "issue/cohort.h"
#include "issue/digest.h"
#include "issue/folder.h"
#include "issue/register.h"
#include "issue/rehearse.h"

enum {
    BATCH_JOBS = 128,
    BATCH_BYTES = 256 * 1024, /* at which it is full, if an archive takes the files from memory */
    SUPPLEMENT_BYTES = 32 * 1024   /* about as many as one has */
};

struct job {
    const struct graduate *graduate;
    const struct offer *offer;
    const char *language;
    const char *diploma;      /* path of the PDF that it is attached to; NULL: none */
    struct fields fields;     /* the graduate's, and the code's */
    const char *token;        /* that the document bears; NULL: none */
    const char *signed_text;  /* the same of what is signed */
    bool is_to_sign;          /* which is to be made */
    struct issue issue;       /* the entry in the register: as found, if `is_found`; else as it will be */
    bool is_found;            /* issued before, from the same fields: the file must be the one of issue.sha256 */
    const struct issue_seal *seal; /* that the register has of it, if `is_found`; NULL: none */
    bool lacks_signed;        /* it was issued without a signed code, and is asked for with one */
    bool is_outdated;         /* and from data or a layout that have changed since: it cannot be made again */
    struct aside *asides;     /* files of the issues that it replaces, which give way to it */
    size_t aside_count;
    bool was_revoked;         /* the issue before it, which nobody counts on */
    const struct supplement_change *changes; /* from the issue before, which it replaces; or of what the register says of it */
    size_t change_count;
    /* what came of it */
    bool good;
    bool left;                /* the crew was told to leave it */
    bool was_there;           /* the file is there from before */
    char sha256[DIGEST_SIZE];
    bool is_sealed;           /* now, or before: */
    char unsealed[DIGEST_SIZE];
    const void *revision;     /* what the seal added, in the batch's arena */
    size_t revision_length;
    int pages;
    long long length;         /* bytes */
    size_t at;                /* where the file begins in the batch's bytes, if no folder is written to */
    struct diag *diag;        /* what was found while it was made; NULL: nothing */
};

/* Jobs that a worker does one after another. */
struct batch {
    struct piece piece;
    struct job jobs[BATCH_JOBS];
    int count;
    size_t expected;          /* about as many bytes */
    struct buffer bytes;      /* of their files, where no folder is written to */
    struct arena *arena;      /* of all that the jobs point to */
};

struct batch *batch_create(void);
void batch_destroy(struct batch *batch);
void batch_clear(struct batch *batch);

#endif
