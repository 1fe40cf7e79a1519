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

/* Of words. What is hidden nobody reads on paper, and is left out; what is struck through stays, behind a mark. */
enum look { LOOK_BOLD = 1, LOOK_STRUCK = 2, LOOK_HIDDEN = 4 };

enum origin { ORIGIN_BODY, ORIGIN_NOTE, ORIGIN_EDGE /* above or below the page's text */ };

struct paragraph {
    const char *words;  /* NULL: there are none; lines in it have '\n' between */
    const char *hidden; /* what of it is not seen; NULL: nothing */
    const char *marker; /* what stands before a list item: "1.1", "" for a sign; NULL: it is none */
    bool is_strong;     /* a heading by its style, or bold from its first letter to its last */
    bool is_struck;     /* some of it */
    enum origin origin;
    int number;         /* counted from 1, as people see them */
    int table, row, column, width; /* counted from 1; of the innermost table; 0: it is in none */
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
    size_t unfilled;    /* fields that only say what belongs there */
    enum origin origin; /* of what is added now */
    struct open_paragraph {
        struct paragraph *paragraph;
        struct buffer words, hidden;
        bool is_hidden; /* all of it */
        size_t plain;   /* letters that are not bold */
        bool is_titled; /* by its style */
        bool is_struck; /* the words that were added last */
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
void text_add(struct text *text, const char *words, size_t length, unsigned look); /* a line end in them is a space */
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
