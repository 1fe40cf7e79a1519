/* Words that are looked for among codes and titles. */
#ifndef SERVE_SEARCH_H
#define SERVE_SEARCH_H

#include <stdbool.h>

#include "serve/inventory.h"

enum { SEARCH_MOST = 200 /* characters of what is looked for */, SEARCH_BYTES_MOST = 4 * SEARCH_MOST /* as UTF-8 */ };

/* Whether it is not too long. */
bool search_takes(const char *text);

/* Appends the words of a text as they are compared, each behind a space: small letters and digits, without accents. */
void search_fold(struct buffer *out, const char *text);

/* Of the qualification, in which of its languages all words (folded, as above) stand in its code and title, in whatever order: the one
 * that is preferred (Accept-Language, or NULL), else that of the certificate, else the first. NULL: in none. Where there are no words, they
 * stand everywhere. */
const char *search_find(const struct entry *entry, const char *words, const char *accepted);

/* Appends all that are found, in the inventory's order, as JSON. */
void search_put(struct buffer *out, const struct inventory *inventory, const char *asked, const char *accepted);

#endif
