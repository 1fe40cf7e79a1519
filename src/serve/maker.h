/* Who makes editions: an engine, and the qualifications of what it made last, which stay open: what is made of one again costs a fraction. */
#ifndef SERVE_MAKER_H
#define SERVE_MAKER_H

#include "serve/fields.h"
#include "serve/inventory.h"
#include "serve/target.h"

/* What is to be made. */
struct order {
    struct entry *entry;        /* held */
    char language[TAG_MOST + 1]; /* one of the entry's */
    const struct form *form;
    bool is_personal;
    struct fields fields;       /* if it is */
};

struct maker;

struct maker *maker_create(const char *layout); /* as of supplement_open_layout */
void maker_destroy(struct maker *maker);        /* NULL is fine */

/* Makes it, or says why it cannot be made. On any thread, as what follows; another makes nothing meanwhile. */
void maker_make(struct maker *maker, const struct order *order, struct supplement_files *files, struct diag *diag);

/* The same, if it is done in less time than it takes to wake another thread: somebody's own edition of which this maker has made one before, and little
 * is to be written into. False: it is not, or the maker is making something else. */
bool maker_make_quickly(struct maker *maker, const struct order *order, struct supplement_files *files, struct diag *diag);

#endif
