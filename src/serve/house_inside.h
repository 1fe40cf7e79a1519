/* What is answered of editions: known to the house alone. */
#ifndef SERVE_HOUSE_INSIDE_H
#define SERVE_HOUSE_INSIDE_H

#include "serve/house.h"
#include "serve/target.h"

#define HOUSE_CACHED "public, max-age=300" /* as long as a correction may take to be seen */

/* 404. */
void house_put_absent(struct answer *answer);

/* One of the entry's languages; NULL: it has no such edition. */
const char *house_find_language(const struct entry *entry, const char *language);

/* An edition of the entry (NULL: there is none). False: it is in the making, and answer->held; once it is made, it is put. */
bool house_answer_edition(struct house *house, const struct request *request, const struct target *target, struct entry *entry,
                          struct answer *answer);
bool house_put_edition(const struct request *request, const struct target *target, struct answer *answer);

/* Whether what is there is made for somebody, too; whether it is asked for that, with fields; and the same of that. */
bool house_makes_personal(const struct house *house, const struct target *target);
bool house_takes_fields(const struct house *house, const struct request *request, const struct target *target);
bool house_answer_personal(struct house *house, const struct request *request, const struct target *target, struct entry *entry,
                           struct answer *answer);
bool house_put_personal(const struct target *target, struct answer *answer);

/* Whether who asks has the keeper's token. */
bool house_is_keeper(const struct house *house, const struct request *request);

#endif
