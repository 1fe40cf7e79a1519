/* Inside the room: a document as its paragraphs, in the order in which people read them. */
#ifndef WORD_TEXT_H
#define WORD_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diag.h"

enum {
    TEXT_BYTES_MOST = 2 * 1024 * 1024, /* of all words */
    TEXT_PARAGRAPHS_MOST = 20000,
    TEXT_NESTING_MOST = 12,            /* paragraphs in paragraphs, as in text boxes; tables in tables */
    TEXT_COLUMNS_MOST = 60
};

/* Of words. What is hidden nobody reads on paper, what a field says that nobody filled in nobody means, and of a formula the words are not all: they
 * are left out. What is struck through stays, behind a mark, and so does what looks as if a field said it. */
enum look { LOOK_BOLD = 1, LOOK_STRUCK = 2, LOOK_ASKING = 4, LOOK_HIDDEN = 8, LOOK_UNFILLED = 16, LOOK_FORMULA = 32 };

/* What is left out, and told at its paragraph. */
enum left { LEFT_HIDDEN, LEFT_UNFILLED, LEFT_FORMULA, LEFT_LINK, LEFT_CONTROL, LEFT_COUNT };

/* Why an author has to look at words that are taken over. */
enum doubt { DOUBT_STRUCK = 1, DOUBT_ASKING = 2, DOUBT_BOX = 4 };

/* A box that is checked, or not, as documents show it; in words it says what it is. */
#define TEXT_CHECKED "\xE2\x98\x92"
#define TEXT_UNCHECKED "\xE2\x98\x90"

/* A cell, and the one that its table stands in; all counted from 1. */
struct spot {
    int table, row, column, width;
    const struct spot *around; /* NULL: none */
};

enum origin { ORIGIN_BODY, ORIGIN_NOTE, ORIGIN_EDGE /* above or below the page's text */ };

struct paragraph {
    const char *words;  /* NULL: there are none; lines in it have '\n' between */
    const char *left[LEFT_COUNT]; /* what of it is left out; NULL: nothing */
    const char *marker; /* what stands before a list item: "1.1", "" for a sign; NULL: it is none */
    const char *label;  /* what stands before a heading by itself: "Task 1:"; NULL: nothing */
    bool is_strong;     /* a heading by its style, or bold from its first letter to its last */
    unsigned doubts;    /* of some of it */
    enum origin origin;
    int number;         /* counted from 1, as people see them */
    const struct spot *spot; /* in the innermost table; NULL: it is in none */
};

struct text {
    const char *path;
    struct arena *arena;
    struct diag *diag;
    struct paragraph **list;
    size_t count, room, bytes;
    int table_count;
    bool is_full;       /* it was told that it is too large */
    bool was_changed;   /* it has tracked changes */
    size_t remarks;     /* comments */
    size_t pictures;
    enum origin origin; /* of what is added now */
    struct open_paragraph {
        struct paragraph *paragraph;
        struct buffer words, left[LEFT_COUNT];
        bool is_hidden; /* all of it */
        size_t plain;   /* letters that are not bold */
        bool is_titled; /* by its style */
        unsigned look;  /* of the words that were added last */
    } open[TEXT_NESTING_MOST];
    int depth;          /* of open paragraphs, more than there is room for too */
    struct open_table {
        int number, row, column, width;
        int covered; /* places of the cell that are still to come */
    } tables[TEXT_NESTING_MOST];
    int table_depth;
};

/* Reads all that people read in the document; the caller owes text_finish. False with errors. */
bool take_document(struct text *text, const char *path, struct arena *arena, struct diag *diag);
void text_finish(struct text *text);

/* Paragraphs are opened, filled and closed; in one, others may be. */
void text_open(struct text *text, const char *marker, bool is_titled);
void text_mark(struct text *text, const char *marker, bool is_titled); /* what is known of the open one only later */
void text_label(struct text *text, const char *label);
void text_add(struct text *text, const char *words, size_t length, unsigned look); /* a line end in them is a space */
size_t text_length(const struct text *text); /* of the open one, so far; bytes */
void text_doubt(struct text *text, size_t from, const char *words); /* where its words from there on are these, they are what a field said before */
void text_leave(struct text *text, enum left kind, const char *words); /* which are not taken over */
void text_link(struct text *text, size_t from, const char *address); /* what its words from there on lead to, which they may say themselves */
void text_break(struct text *text);
void text_hide(struct text *text); /* all of the open one */
void text_close(struct text *text);

void text_open_table(struct text *text);
void text_next_row(struct text *text);
void text_next_cell(struct text *text, int width); /* columns that it takes */
void text_cover_cell(struct text *text);          /* a place that a merged cell takes: one to its left, or above */
void text_widen_cell(struct text *text, int width); /* that was given one column */
void text_close_table(struct text *text);

/* Leaves out paragraphs without words, and numbers the others. Tells what is hidden. */
void text_number(struct text *text);

/* "paragraph 12", "paragraph 12 (table 1, row 2, column 1)"; in the arena. */
const char *paragraph_place(const struct paragraph *paragraph, struct arena *arena);

/* Reports at a paragraph: nl.docx: paragraph 12. */
__attribute__((format(printf, 4, 5))) void text_report(const struct text *text, enum diag_id id, const struct paragraph *paragraph,
                                                       const char *format, ...);

#endif
