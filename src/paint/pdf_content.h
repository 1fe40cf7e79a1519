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

enum pdf_marking { PDF_UNMARKED, PDF_ARTIFACT, PDF_NODE };

struct pdf_content {
    struct buffer out;
    size_t *cuts;               /* offsets in `out` where pieces for the deflater end */
    size_t cut_count, cut_capacity;
    bool in_furniture;          /* the item before was of a running head or foot */
    struct pdf_fonts *fonts;
    struct pdf_tags *tags;
    struct pdf_file *file;
    struct diag *diag;
    int page;                   /* from 0 */
    double height;              /* [pt] of the page */
    int mark_count;             /* MCIDs given on this page */
    /* graphics state, as the reader of what is written so far has it */
    bool in_text;               /* between BT and ET */
    long x, y;                  /* start of the line, in hundredths */
    struct pdf_font *font;
    double size, rise;
    struct color color;
    enum pdf_marking marking;
    enum artifact artifact;
    const struct node *node;
};

void pdf_content_begin(struct pdf_content *content, int page, const struct page *sheet);
void pdf_content_end(struct pdf_content *content);
void pdf_content_finish(struct pdf_content *content);

/* False with an error in the sink: a glyph cannot be written. */
bool pdf_content_text(struct pdf_content *content, const struct item *item);
void pdf_content_fill(struct pdf_content *content, const struct item *item);
void pdf_content_drawing(struct pdf_content *content, const struct item *item);

/* Draws the image resource of that number. */
void pdf_content_image(struct pdf_content *content, const struct item *item, int number);

/* ---- within pdf_content.c, pdf_shapes.c and pdf_glyphs.c */

/* Writes the item's run, marked, at the current place; font and size are set. False with an error in the sink. */
bool pdf_content_glyphs(struct pdf_content *content, const struct glyph_run *run, const struct item *item);

/* What follows belongs to the node, unless it is an artifact; `top` is where it begins [pt, y down]. */
void pdf_content_mark(struct pdf_content *content, const struct node *node, enum artifact artifact, double top);

/* A span of text whose glyphs do not say by themselves what it is (14.9.4). In a node it is a mark of its own, not one
 * within the node's mark: Poppler takes the end of the inner for the end of the outer, and reads out no more than that. */
void pdf_content_begin_span(struct pdf_content *content, const struct node *node, enum artifact artifact, double top,
                            const char *text, size_t length);
void pdf_content_end_span(struct pdf_content *content);

/* Leaves the text object, and with it the mark; no shape may stand inside of one. */
void pdf_content_end_text(struct pdf_content *content);

void pdf_content_color(struct pdf_content *content, struct color color);

/* Points to hundredths of a point, and two numbers in such hundredths. */
long pdf_hundredths(double points);
void pdf_put_point(struct buffer *out, long x, long y);

#endif
