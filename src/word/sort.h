/* Inside the room: which heading each paragraph stands under. */
#ifndef WORD_SORT_H
#define WORD_SORT_H

#include "word/phrases.h"
#include "word/text.h"

/* A paragraph, or what stands behind the heading on its line, under its heading. */
struct piece {
    const struct paragraph *paragraph;
    const char *words;
    const struct phrase *heading; /* that it stands under, or is; NULL: under none */
    const char *section;          /* what it is of: level, grading-scale, translated-title; "" under no heading */
    const struct phrase *column;  /* of a cell under headings to its left and above: the one above; else NULL */
    const char *code;             /* of a heading: what stands in brackets behind it */
    bool is_heading;
    bool is_guess;                /* of what it is */
    const char *became;           /* the element that it is in, or another word for the report; NULL: none */
};

struct sorted {
    const struct text *text;
    struct arena *arena;
    struct phrases all, phrases;  /* of all languages; of the document's */
    const char *language;
    struct piece *list;
    size_t count;
};

/* False with an error: it has too few of the form's headings. */
bool sort_text(struct sorted *sorted, const struct text *text, const struct word_reading *reading, struct arena *arena);

/* The form's fixed words that these are, in the document's language; NULL: they are none. */
const struct phrase *find_fixed(const struct sorted *sorted, const char *words);

#endif
