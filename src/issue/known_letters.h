/* Letters that were set without a fault: a value of nothing but these need not be tried. What one edition of a form sets the others set
 * too, for they have its fonts; how much of it fills a page, each edition shows for itself. */
#ifndef ISSUE_KNOWN_LETTERS_H
#define ISSUE_KNOWN_LETTERS_H

#include <stdbool.h>

#include "issue/rehearse.h"

struct letters_known;
struct letters_known *letters_known_create(void);
void letters_known_destroy(struct letters_known *known); /* NULL is fine */

/* Those of the offer's edition in this language, which it has. */
struct known_letters;
struct known_letters *letters_known_of(struct letters_known *known, const struct offer *offer, const char *language);

/* Whether a document of the edition was made. */
bool known_letters_any(const struct known_letters *letters);

/* Whether the value is of nothing else; false of a long one, whose lines may break otherwise. */
bool known_letters_hold(const struct known_letters *letters, const char *value);
void known_letters_add(struct known_letters *letters, const char *value);

/* Whether a document with fields of just these names was made; and, where they are many, as a holder's results are, with values that
 * were as long. */
bool known_letters_fill(const struct known_letters *letters, const struct supplement_field *fields, size_t count);
void known_letters_add_fields(struct known_letters *letters, const struct supplement_field *fields, size_t count);

#endif
