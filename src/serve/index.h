/* The page that lists what there is, and what is found. */
#ifndef SERVE_INDEX_H
#define SERVE_INDEX_H

#include <stdbool.h>

#include "serve/inventory.h"

/* What is shown to whom. */
struct index_view {
    const char *language;          /* of the words: the one that is spoken */
    const char *accepted;          /* Accept-Language, or NULL: titles are in the language that is preferred */
    const char *asked;             /* what is looked for; NULL: all is listed */
    bool has_folder, has_checks;   /* whether there are qualifications; documents that can be checked */
};

void index_put(struct buffer *out, const struct inventory *inventory, const struct index_view *view);

/* Appends the path of an edition, as an address has it (RFC 3986, 3.3): /25135/nl.pdf. */
void index_put_path(struct buffer *out, const char *code, const char *language, const char *ending);

#endif
