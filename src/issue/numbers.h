/* Whose number is whose. A number, of a diploma of a qualification, belongs to one person, in whatever languages.
 *
 * All holders are noted first, of the register and of the cohort: by hashes, some bytes each. Where two notes of a number
 * are not equal, it is doubtful; only then all are gone through again, to gather who stands under the doubtful numbers, and
 * each row is judged against those. */
#ifndef ISSUE_NUMBERS_H
#define ISSUE_NUMBERS_H

#include "base/diag.h"
#include "issue/person.h"

/* A row of the cohort, or an entry of the register that is in force. */
struct holder {
    const char *qualification, *diploma;
    struct person person;
    const char *date;  /* of the diploma; NULL or "": it is not said, or does not count */
    const char *school; /* NULL or "": it is not said */
    int line;          /* of the cohort; */
    const char *cited; /* NULL: it stands there; else the entry's number */
    bool superseded;   /* an entry, of a document that a row asks for: what counts is what the row says */
};

/* Appends what counts of a number: 2026-4711, 2026 4711 and 2026/004711 are one; 1-12 and 11-2 are not. */
void number_put_plain(struct buffer *out, const char *number);

struct numbers;

struct numbers *numbers_create(void);
void numbers_destroy(struct numbers *numbers); /* NULL is fine */

/* Entries before rows. */
void numbers_note(struct numbers *numbers, const struct holder *holder);

/* Whether any row is in doubt. */
bool numbers_are_doubtful(const struct numbers *numbers);

/* Keeps the holder if its number is in doubt: of each number a few, who tell it from others. */
void numbers_gather(struct numbers *numbers, const struct holder *holder);

/* Judges a row: false with DIAG_NUMBER_HELD if its number is another person's too, with DIAG_NUMBER_DAYS if another row or
 * entry has the number with another day. Warnings tell what is odd: the number is
 * another's but for its spaces and hyphens, one person has two numbers, or is spelt in two ways, two have one student number.
 * `column` is that of the diploma number. */
bool numbers_judge(struct numbers *numbers, const struct holder *row, const char *column, struct place place, struct diag *diag);

/* How many rows were judged so far whose student number is another person's. */
size_t numbers_shared(const struct numbers *numbers);

#endif
