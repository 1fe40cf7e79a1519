/* Qualifications that an engine has open: of all that a cohort may ask for those that it asked for last. */
#ifndef ISSUE_SHELF_H
#define ISSUE_SHELF_H

#include "issue/offers.h"

/* How many: for one of a crew, and at most. A usual one takes some 130 KB. */
enum { SHELF_OF_CREW = 24, SHELF_MOST = 64 };

struct shelf;

/* Of an engine, which must stay, and closes them; for so many. */
struct shelf *shelf_create(struct supplement *supplement, int most);
void shelf_destroy(struct shelf *shelf); /* NULL is fine */

/* Puts one there that the engine has open, behind all that were asked for. False: there is no room. */
bool shelf_put(struct shelf *shelf, const struct offer *offer, struct supplement_qualification *opened);

/* The offer's qualification, until the next call. NULL with errors: it cannot be read, or is not what was read as the offer. */
const struct supplement_qualification *shelf_take(struct shelf *shelf, const struct offer *offer, struct diag *diag);

#endif
