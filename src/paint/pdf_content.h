/*
 * Content of a page as operators (ISO 32000-1, 8 and 9), tagged as it is written.  Private to the PDF painter.
 *
 * Coordinates are written in hundredths of a point, y up; moves between lines are differences of rounded places, so
 * that rounding does not add up.
 */
#ifndef PAINT_PDF_CONTENT_H
#define PAINT_PDF_CONTENT_H

#include "frame/pages.h"
#include "paint/pdf_font.h"
#include "paint/pdf_tags.h"
#include "paint/pdf_word.h"

enum pdf_marking { PDF_UNMARKED, PDF_ARTIFACT, PDF_NODE };

/* A character, and its code in the trunk's fonts. */
struct pdf_own {
    uint32_t code_point;
    int32_t code;
};

/* A place on a page where the holder is named: what stands there is written for each holder anew, in a graphics state of
 * its own (`q` … `Q`), so that the content before and after stays as it is. */
struct pdf_slot {
    struct item item;           /* as on the page that it was taken from */
    size_t offset;              /* in the page's content */
    int first_mark, marks;      /* MCIDs: another holder's text must take as many */
    uint64_t faces;             /* in the order of their use: another holder's text must use the same */
    const struct pdf_own *own;  /* what the trunk's fonts have here, but for usual ASCII: see pdf_slot.c */
    size_t own_count;
    struct pdf_font *font;      /* graphics state around it */
    double size, rise;
    struct color color;
};

/* The code by which the trunk's fonts have the character for this slot; -1: a companion must. */
int32_t pdf_slot_code(const struct pdf_slot *slot, uint32_t code_point);

/* True if it has all of the text that is ASCII. */
bool pdf_slot_has_ascii(const struct pdf_slot *slot, const char *text, size_t length);

struct pdf_content {
    struct buffer out;
    struct pdf_slot *slots;     /* of the page, by their offsets */
    int slot_count, slot_capacity;
    const struct pdf_slot *slot; /* that is being written; or NULL */
    struct arena *arena;        /* for what slots point to */
    struct pdf_fonts *fonts;
    struct pdf_tags *tags;      /* NULL: the structure is written already */
    struct pdf_file *file;      /* NULL: the fonts are written already */
    struct diag *diag;
    int page;                   /* from 0 */
    double height;              /* [pt] of the page */
    int mark_count;             /* MCIDs given on this page */
    /* graphics state, as the reader of what is written so far has it */
    bool in_text;               /* between BT and ET */
    long x, y;                  /* start of the line, in hundredths */
    struct pdf_font *font;
    bool in_companion;          /* its companion is set, */
    int series;                 /* and this series of it */
    double size, rise;
    struct color color;
    enum pdf_marking marking;
    enum artifact artifact;
    const struct node *node;
    size_t word_rest;           /* of an open word: glyphs with which the next line goes on with it; else 0 */
    struct buffer word_text;
};

void pdf_content_begin(struct pdf_content *content, int page, const struct page *sheet);
void pdf_content_finish(struct pdf_content *content);

/* `next` is the item that follows on the page, or NULL. False with an error in the sink: a glyph cannot be written. */
bool pdf_content_text(struct pdf_content *content, const struct item *item, const struct item *next);

/* Writes a line into a slot, on a page of this height. False: it does not fit there, or with an error in the sink a glyph
 * cannot be written; `out` is to be thrown away then. */
bool pdf_content_slot(struct pdf_content *content, const struct pdf_slot *slot, double height, const struct line *line,
                      const struct run *runs);

/* Draws into the slot of a picture, on a page of this height. */
void pdf_content_slot_drawing(struct pdf_content *content, const struct pdf_slot *slot, double height, const struct drawing *drawing);

void pdf_content_fill(struct pdf_content *content, const struct item *item);
void pdf_content_drawing(struct pdf_content *content, const struct item *item);

/* Takes a slot where the drawing stands: pdf_slot.c. */
void pdf_content_take_drawing(struct pdf_content *content, const struct item *item);

/* Draws the image resource of that number. */
void pdf_content_image(struct pdf_content *content, const struct item *item, int number);

/* ---- within pdf_content.c, pdf_slot.c, pdf_shapes.c and pdf_glyphs.c */

/* Writes the item's run, marked, at the current place; font and size are set. `word` begins in it, its text being
 * content->word_text; NULL: none does. False with an error in the sink. */
bool pdf_content_glyphs(struct pdf_content *content, const struct glyph_run *run, const struct item *item,
                        const struct pdf_word *word);

/* Marks the characters of the run as shown in its font, where each glyph is that of one character, which is most text. False: the run
 * is to be shown, to see whether it can be; some may be marked already. */
bool pdf_content_mark_plain(struct pdf_content *content, const struct glyph_run *run);

/* The same for a run without glyphs, whose text says which they would be. False, reported at the item: they cannot be shown. */
bool pdf_content_mark_text(struct pdf_content *content, const struct item *item, const struct glyph_run *run);

/* What follows belongs to the node, unless it is an artifact; `top` is where it begins [pt, y down]. */
void pdf_content_mark(struct pdf_content *content, const struct node *node, enum artifact artifact, double top);

/* A word that begins here, in the node, and ends on the next line (14.9.4): a mark with an element of its own, not one
 * within the node's mark: Poppler takes the end of the inner for the end of the outer, and reads out no more than that. */
void pdf_content_begin_word(struct pdf_content *content, const struct node *node, double top);
void pdf_content_end_word(struct pdf_content *content);

/* Leaves the text object, and with it the mark; no shape may stand inside of one. */
void pdf_content_end_text(struct pdf_content *content);

void pdf_content_color(struct pdf_content *content, struct color color);

/* Makes a series of the font, or of its companion, the one that is shown in. */
void pdf_content_font(struct pdf_content *content, struct pdf_font *font, double size, bool companion, int series);

/* Takes a slot where the item stands: pdf_slot.c. */
bool pdf_content_take_slot(struct pdf_content *content, const struct item *item);
/* Leaves the text object and the mark, whatever is open. */
void pdf_content_leave(struct pdf_content *content);
/* The graphics state around the slot is the one that holds: pdf_slot.c. */
void pdf_content_take_state(struct pdf_content *content, const struct pdf_slot *slot);

/* Writes the item as a slot's content; the state after it is the one around the slot. */
bool pdf_content_show_slot(struct pdf_content *content, const struct pdf_slot *slot, const struct item *item);

/* Points to hundredths of a point, and two numbers in such hundredths. */
long pdf_hundredths(double points);
void pdf_put_point(struct buffer *out, long x, long y);

#endif
