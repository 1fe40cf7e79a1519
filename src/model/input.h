/* What a layout takes of a caller, such as the holder's name. */
#ifndef MODEL_INPUT_H
#define MODEL_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct layout;

/* What the value of an input is. */
enum input_kind {
    INPUT_TEXT,
    INPUT_DATE,            /* a day, 2026-07-10, which each edition writes in its own words */
    INPUT_NUMBER,          /* 7.5, with the sign before decimals that each edition has */
    INPUT_MARK,            /* the same, or words, which stand as they are */
    INPUT_CHECK,           /* the address at which the document can be checked, as the register gives it: see code/address.h */
    INPUT_SIGNED           /* what the document says of its holder, signed: see code/essence.h */
};

/* Whether nobody fills it in: it is made for the document. */
static inline bool input_is_code(enum input_kind kind)
{
    return kind == INPUT_CHECK || kind == INPUT_SIGNED;
}

/* A column of an input that is filled in with rows. */
struct input_column {
    const char *name;
    enum input_kind kind;
    bool is_optional;      /* rows may be without it */
};

/* A field that a caller may fill in, such as holder.name; or rows of fields, such as result.1.mark, result.2.mark. Inputs of
 * one group are filled in together or not at all. */
struct input {
    const char *name;
    const char *group;     /* or NULL */
    enum input_kind kind;
    const struct input_column *columns; /* of its rows; NULL: it is one value */
    size_t column_count;
    struct place place;
};

/* The input that takes a field of this name; `column` receives the column in whose rows it stands, else NULL. NULL: none. */
const struct input *layout_input(const struct layout *layout, const char *field, const struct input_column **column);

/* What such a field is; of one that no input takes INPUT_TEXT. */
enum input_kind layout_input_kind(const struct layout *layout, const char *field);

#endif
