/* What an expression is made of. Private to question_read.c and question_ask.c. */
#ifndef XML_QUESTION_INSIDE_H
#define XML_QUESTION_INSIDE_H

#include "xml/question.h"

enum question_kind {
    QUESTION_OR,
    QUESTION_AND,
    QUESTION_NOT,
    QUESTION_EQUAL,
    QUESTION_UNEQUAL,
    QUESTION_CONCAT,
    QUESTION_TEXT,
    QUESTION_VARIABLE,
    QUESTION_PATH,
    QUESTION_PLACE,  /* [2] */
    QUESTION_BEYOND, /* [position() > 2] */
};

struct question {
    enum question_kind kind;
    const char *text;           /* of a text; of a variable its name */
    size_t number;              /* of a place */
    const struct step *steps;   /* of a path, the first; NULL: it leads to the node itself */
    struct question *operands;  /* the first; */
    struct question *next;      /* the one after this, or of a step the next condition */
};

enum step_axis { STEP_CHILD, STEP_BELOW, STEP_ATTRIBUTE, STEP_PARENT, STEP_BEFORE, STEP_AFTER };

enum { STEP_NAMES_MOST = 8, STEP_CONDITIONS_MOST = 4 };

struct step {
    enum step_axis axis;
    const char *names[STEP_NAMES_MOST + 1]; /* that it takes; then NULL */
    struct question *conditions;
    struct step *next;
};

#endif
