/* The rehearsal: every row is checked before anything is written. */
#ifndef ISSUE_REHEARSE_H
#define ISSUE_REHEARSE_H

#include "issue/diplomas.h"
#include "issue/kept.h"
#include "issue/shelf.h"

struct rehearsal;

/* What it works with; borrowed. */
struct rehearsal_plan {
    struct cohort *cohort;
    const struct offers *offers;
    struct supplement *supplement;       /* documents are tried with it, */
    struct shelf *shelf;                 /* of these */
    struct supplement_layout *layout;
    const char *data_folder, *date, *today; /* NULL: nobody says */
    enum standard standard;
    const struct diploma_plan *diplomas; /* NULL: supplements are attached to none */
    const struct codes *codes;           /* that documents bear; NULL: none */
    bool signs;                          /* they bear signed codes */
    struct editions *editions;           /* while a document is at hand, its edition costs little */
    struct kept *kept;                   /* NULL: nothing is issued afterwards */
};

struct rehearsal *rehearsal_create(const struct rehearsal_plan *plan);

/* Tells what concerns the cohort as a whole. */
void rehearsal_report(const struct rehearsal *rehearsal, struct diag *diag);

/* Ends the trying, and frees what it took; the rest can still be used. */
void rehearsal_end(struct rehearsal *rehearsal);
void rehearsal_destroy(struct rehearsal *rehearsal); /* NULL is fine */

/* Fills in the languages of a row that names none: those asked for, else the first edition of its qualification; and for words that mean an edition,
 * such as Nederlands or nl-NL, its language. */
void rehearsal_complete(const struct rehearsal *rehearsal, struct graduate *graduate, const char *languages,
                        struct arena *arena);

/* How many rows should be read before the first is checked, 1 or more: diplomas of those that are announced are looked at meanwhile.
 * Who announces a row checks it, in the order of all. */
size_t rehearsal_ahead(const struct rehearsal *rehearsal);
void rehearsal_announce(struct rehearsal *rehearsal, const struct graduate *graduate);

/* Whether a row that was checked asked for this document. */
bool rehearsal_has_asked(const struct rehearsal *rehearsal, const char *qualification, const char *diploma, const char *language);

/* Checks a row: what is missing, unknown, implausible, asked for twice, cannot be set, or cannot be
 * attached to its diploma. False with errors at its line. */
bool rehearsal_check(struct rehearsal *rehearsal, const struct graduate *graduate, struct diag *diag);

/* Whether a diploma was found to be that of two numbers. Then every good row is checked once more, in their order: false with
 * an error if it was the first with such a diploma, or has the number of that one. */
bool rehearsal_has_contests(const struct rehearsal *rehearsal);
bool rehearsal_check_contest(struct rehearsal *rehearsal, const struct graduate *graduate, struct diag *diag);

#endif
