/* Attribute values: lengths, colours, names of choices. Inside the room. */
#ifndef READ_VALUE_H
#define READ_VALUE_H

#include "model/style.h"

/* Where a value stands and where faults go. */
struct value_place {
    struct place place;
    const char *attribute;
    struct diag *diag;
};

/* Each reports DIAG_VALUE_INVALID, naming what it expected, and gives 0, black or the first choice if it cannot read. */
double value_length(const char *text, struct value_place at);            /* "6mm", "9pt", "2cm" -> [pt] */
double value_number(const char *text, double least, double most, struct value_place at);
double value_share(const char *text, struct value_place at);             /* "50%" -> 0.5 */
bool value_yes(const char *text, struct value_place at);                 /* "yes" or "no" */
struct color value_color(const char *text, struct value_place at);       /* "#1f3864" */
struct edge value_edge(const char *text, struct value_place at);         /* "0.4pt #b3b3b3" or "none" */
int value_choice(const char *text, const char *const *choices, struct value_place at); /* NULL-terminated list */

#endif
