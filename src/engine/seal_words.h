/* What is known of a file's seals and time stamps, and how it is told. */
#ifndef ENGINE_SEAL_WORDS_H
#define ENGINE_SEAL_WORDS_H

#include <time.h>

#include "attach/seal.h"
#include "seal/seal.h"

/* Both halves of what is known of a seal, or of a time stamp on the document. */
struct seal_reading {
    const struct found_seal *found;
    struct seal_finding finding;
    struct seal_stamp stamp; /* that a seal has on itself; or what the time stamp says */
    bool whole;              /* nothing stands behind what is sealed, but for time stamps */
    bool stamp_counts;       /* the time stamp is intact, and of one who is vouched for */
    bool is_stamped;         /* that or another one says when it was there */
    time_t proven;           /* at the latest; else now */
};

/* seal_check.c: what the file keeps for checks, as the module that makes them has it; the bytes are borrowed. */
void take_kept_proofs(const struct found_seals *found, struct seal_proofs *proofs);

/* When a seal was made at the latest, as far as is known: when it was time-stamped, or now. */
struct sealed_moment {
    bool intact, whole; /* as above */
    bool stamped;       /* it is a time stamp, or has one */
    time_t when;
};

/* seal_check.c: finds a file's seals, and says that of each. False with errors. */
struct authorities;
struct supplement;
bool date_seals(struct supplement *supplement, const struct authorities *authorities, const struct attach_file *file, struct arena *arena,
                struct found_seals *found, struct sealed_moment moments[FOUND_SEALS_MOST], struct diag *diag);
const struct seal_authorities *authorities_opened(const struct authorities *authorities); /* NULL of NULL */

/* The day of a date in a PDF, D:20261129120000Z -> 2026-11-29; "" if it is no such date. */
void read_pdf_day(const char *date, char day[SEAL_DAY_SIZE]);

/* The day that it is now (UTC), in the same form. */
void seal_put_today(char day[SEAL_DAY_SIZE]);

/* Whether the certificate was valid on that day; and whether those above it are vouched for: today, or when it was sealed, where a time
 * stamp says when that was. */
bool seal_was_valid(const struct seal_reading *reading);
bool seal_is_vouched_for(const struct seal_reading *reading);

/* Appends words on the last seal, on one before `later`, and on a time stamp on the document. `asked`: those of --trust were. */
void put_last_seal(struct buffer *words, const struct seal_reading *reading, bool asked);
void put_earlier_seal(struct buffer *words, const struct seal_reading *earlier, const struct found_seal *later, bool asked);
void put_document_stamp(struct buffer *words, const struct seal_reading *reading, bool asked);

#endif
