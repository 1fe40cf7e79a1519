/* Who a row, or an entry in the register, speaks of; and whether two speak of one person. */
#ifndef ISSUE_PERSON_H
#define ISSUE_PERSON_H

#include <stdbool.h>

#include "base/buffer.h"

/* Never NULL; "" says nothing. */
struct person {
    const char *student; /* the school's number */
    const char *born;    /* a date, or what stands for one */
    const char *name;
};

/*
 * Whether the two, under one diploma number, can be one person: whatever of number, birth date and name differs has to be
 * a correction, for which the others speak.
 *
 * Another student number: the birth date is known and the same, and so is the name. Another birth date: the student number
 * is known and the same, and the name alike. Neither differs: the names share something if one of the two is known, else
 * they are alike.
 */
bool person_is_same(const struct person *one, const struct person *other);

/* Whether both are one number; capitals, spaces and leading zeros make no difference. */
bool student_is_same(const char *one, const char *other);

/* Appends what counts of a student number: it is the same of two that are one. */
void student_put_plain(struct buffer *out, const char *number);

/* Whether both name one day; dates that are written in digits may be written in another way. */
bool born_is_same(const char *one, const char *other);

/* "Anna Jansen (student 1001, born 2006-01-01)", appended; what is not known is left out. */
void person_put(const struct person *person, struct buffer *out);

#endif
