/* Qualifications that an engine has open: of all that a cohort may ask for those that it asked for last. */
#ifndef ISSUE_SHELF_H
#define ISSUE_SHELF_H

#include "issue/offers.h"

enum { SHELF_MOST = 24 };

struct shelf;

/* Of an engine, which must stay, and closes them. */
struct shelf *shelf_create(struct supplement *supplement);
void shelf_destroy(struct shelf *shelf); /* NULL is fine */

/* The offer's qualification, until the next call. NULL with errors: it cannot be read, or is not what was read as the offer. */
const struct supplement_qualification *shelf_take(struct shelf *shelf, const struct offer *offer, struct diag *diag);

#endif
