/* Corrections that only pass values on from one to another, as a column does that slipped or was sorted alone. */
#ifndef ISSUE_SLIPS_H
#define ISSUE_SLIPS_H

#include <stdbool.h>
#include <stddef.h>

struct slips;

struct slips *slips_create(void);
void slips_destroy(struct slips *slips); /* NULL is fine */

/* A value that is corrected: of which number, and which field of it. Copies nothing: hashes are kept, of each diploma one. */
void slips_add(struct slips *slips, const char *number, const char *field, const char *before, const char *after);

/* How many of the corrections give what another number of them had before. */
size_t slips_passed_on(const struct slips *slips);

/* Most do, and three at least: two may have been mixed up before, which is put right so. */
bool slips_are_evident(const struct slips *slips);

#endif
