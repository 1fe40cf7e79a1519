/* Numbers as they stand in files. */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"

/* The decimal number that a text begins with: 12, -0.5, +.25; 0 if it begins with none. strtod asks the process's locale what
 * stands before decimals, and a library does not know what its host has chosen. */
double number_value(const char *text);

/* What a number is whose digits people write: 7,5 and 7.5 are 7.5; −3 is -3. Zeros stay: 7.0 is a mark, and so is 02. In the arena, or
 * the text itself if it is written so; NULL: it is none, as "7,5 or 8", 7.500,00 and 1 200. */
const char *number_plain(const char *text, struct arena *arena);

/* Whether the sign in a plain number may be one between thousands: 1.200 is one thousand two hundred where a comma stands before
 * decimals. */
bool number_is_unclear(const char *plain);

/* Reports a text that has to be a number and is none, or an unclear one; `what` has it. False with an error. */
bool number_judge(const char *text, const char *what, struct place place, struct diag *diag);

/* The plain number with this sign before decimals, in the arena or itself. */
const char *number_written(const char *plain, char decimal, struct arena *arena);

/* The text with this sign before the decimals of all its numbers, where it is nothing but numbers and signs around them, 14–15,9 and
 * 92,5 %, in the arena or itself. As it is with letters in it, and with a number that is unclear or not a plain one. */
const char *decimals_written(const char *text, char decimal, struct arena *arena);

#endif
