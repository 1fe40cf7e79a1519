/* Text that nobody means: what other programs leave behind in a cell, a field or a qualification. What is looked for is the
 * table in text.c, one row a kind. */
#ifndef GATE_TEXT_H
#define GATE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

/* What a text is: a name may hold less than a number, and a number less than prose. */
enum text_use {
    TEXT_NAME = 1,   /* of a person */
    TEXT_NUMBER = 2, /* of a diploma, a student, a qualification: a number or a code */
    TEXT_WORDS = 4,  /* any other cell or field: a school, a date, a remark */
    TEXT_PROSE = 8   /* of a qualification or of labels: sentences */
};

/* Looks for what is suspect. Holds lists, each read when a text first asks for it. */
struct gate;

/* `folder` is where error-words.csv and punctuation.csv are: layouts. */
struct gate *gate_create(const char *folder);
void gate_destroy(struct gate *gate); /* NULL is fine */

/* What was found. The words belong to the table, the part is in the text. */
struct suspicion {
    const char *kind;  /* its id, e.g. error-word */
    enum diag_id id;   /* of the message that tells it */
    const char *words; /* what it is: "an error of the spreadsheet" */
    const char *part;  /* the first offending part, in the text */
    size_t length;     /* of the part [B] */
};

/* Whether there is something in the text, NUL-terminated UTF-8, that cannot be meant; what comes first in the table is
 * given. Takes time linear in the text. Errors in the sink only if the list of error words cannot be read. */
bool find_suspicion(struct gate *gate, const char *text, enum text_use use, struct suspicion *found, struct diag *diag);

/* Tells it as `what, "text": "part": words`; signs that cannot be seen by their names. `what` says where the text stands,
 * e.g. "column 2". */
void report_suspicion(const struct suspicion *found, const char *text, const char *what, struct place place,
                      struct diag *diag);

/* Both in one: false if there is something, which is told. */
bool pass_text(struct gate *gate, const char *text, enum text_use use, const char *what, struct place place,
               struct diag *diag);

/* What a field of a personal edition is, by its name: holder.name, holder.diploma … */
enum text_use field_use(const char *name);

#endif
