/* Languages as people write them in a cell: nl-NL, nld, dut, Nederlands, Dutch. */
#ifndef ISSUE_SPOKEN_H
#define ISSUE_SPOKEN_H

#include <stdbool.h>
#include <stddef.h>

/* Whether the words mean this language: by its code in any case and with any country, by its code of three letters (ISO 639-2, both kinds), or by its
 * name in any of Europe's languages (Unicode CLDR). Scripts are never left out: sr-Latn is not sr. */
bool spoken_is(const char *language, const char *words);

/* The one of the languages that is meant, up to a NULL; NULL: none, or more than one. */
const char *spoken_among(const char *const *languages, const char *words);

#endif
