/* Inside the room: the rehearsal's parts. */
#ifndef ISSUE_REHEARSE_INSIDE_H
#define ISSUE_REHEARSE_INSIDE_H

#include "base/files.h"
#include "issue/asked.h"
#include "issue/contests.h"
#include "issue/editions.h"
#include "issue/full_name.h"
#include "issue/known_letters.h"
#include "issue/rehearse.h"

struct rehearsal {
    struct rehearsal_plan plan;
    struct gate *gate;
    struct supplement_files files;
    struct letters_known *letters;
    struct asked asked;
    struct diploma_rehearsal *diplomas;      /* NULL: no diplomas */
    struct contests *contests;               /* NULL: none */
    struct name_cases cases;
    struct arena *arena;                     /* of what is looked at */
    struct map *meant;                       /* which edition words mean, by a qualification's code and the words */
    struct arena *meant_arena;
};

/* ---- rehearse_asked.c: what two rows ask for */

/* The row is bad, and so is the one in the line that the contest names. False. */
bool rehearsal_contest(struct rehearsal *rehearsal, const struct graduate *graduate, struct contest contest, struct diag *diag);

/* Whether the diploma can be had, and is this holder's alone. False with errors. */
bool rehearsal_judge_diploma(struct rehearsal *rehearsal, const struct graduate *graduate, const char *language, struct place place,
                             struct diag *diag);

/* ---- rehearse_document.c: whether a document can be made */

/* Makes it, unless it is known to be like one that was made. False with errors. */
bool rehearsal_try(struct rehearsal *rehearsal, const struct offer *offer, const struct graduate *graduate, const char *language,
                   struct diag *diag);

/* Whether the row's documents bear a signed code, and what it says of one; `edition` may be NULL. */
bool rehearsal_signs(const struct rehearsal *rehearsal, const struct graduate *graduate);
struct issue rehearsal_issue(const struct offer *offer, const struct graduate *graduate, const struct issue_edition *edition);

/* Reports what a row lacks: by its heading, or that there is none of it. */
void rehearsal_report_empty(const struct rehearsal *rehearsal, const struct graduate *graduate, enum column_role role, struct diag *diag);

#endif
