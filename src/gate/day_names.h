/* Inside the room: words of dates, and text in the form in which they are compared. */
#ifndef GATE_DAY_NAMES_H
#define GATE_DAY_NAMES_H

#include <stddef.h>

#include "gate/day.h"

/* What a word may mean: bits by number, of which several are set where languages differ. */
struct day_name {
    const char *text;
    const char *language; /* of the names that are kept, each of its own; NULL: of none in particular */
    size_t length;
    unsigned months, weekdays;
    bool is_other;
};

/* The longest name that the text begins with and a letter does not follow, with all that it means in those of the languages
 * that know it, else in any (see day_read_in); one without text if there is none. */
struct day_name day_names_find(const struct day_names *names, const char *const *languages, const char *text);

/* Writes the text in small letters without marks, each kind of space, hyphen or apostrophe as that of ASCII, several spaces as
 * one, none at the ends. False if there is no room. */
bool day_fold(const char *text, char *out, size_t size);

/* True if a letter begins here. */
bool day_is_letter(const char *text);

#endif
