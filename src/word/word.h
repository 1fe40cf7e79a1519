/* Supplements that somebody wrote in Word (.docx) or LibreOffice (.odt), in the official form or after it: as tables or as prose, under the
 * headings that labels have. What stands under a heading becomes the element that the heading stands over; what is a guess, or found no place,
 * stands in [brackets], which no check lets pass. */
#ifndef WORD_WORD_H
#define WORD_WORD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diag.h"

/* Fixed words of a form. */
struct word_phrase {
    const char *language;
    const char *label;   /* its name: official.level */
    const char *path;    /* of what it heads in a qualification: level; "" of none */
    const char *words;   /* WORD_VALUE where values stand; lines are paragraphs */
};
#define WORD_VALUE '\x1f'

struct word_reading {
    const char *path;
    const struct word_phrase *phrases;
    size_t phrase_count;
};

struct word_made {
    const char *name;    /* for its file, without .xml; in the arena, as the other */
    const char *language; /* of the document */
    const char *id;      /* by which it is known again: its name and language */
    struct buffer file;  /* the caller's, as the other */
    struct buffer report; /* what became of each paragraph, in lines */
};

/* Makes a qualification file of a document. False with errors; guesses, and what found no place, are told as warnings. */
typedef bool word_read_function(const struct word_reading *reading, struct arena *arena, struct word_made *made, struct diag *diag);
word_read_function word_read;

/* Whether the file is a document of Word or LibreOffice, and none of a spreadsheet's; what Word wrote before .docx is one, too. */
typedef bool word_knows_function(const char *path);
word_knows_function word_knows;

#endif
