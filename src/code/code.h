/* QR codes of short texts (ISO/IEC 18004:2015), as squares that are dark or light. The only room that knows libqrcodegen, which is
 * loaded when the first code is made.
 *
 * All are of alphanumeric mode (7.4.4: capitals, figures and ` $%*+-./:`), which needs the fewest squares for such texts. Short ones, of
 * addresses, have as many squares as their text needs, and level M (7.5.1): they are read with 15 % of them lost. Long ones are of
 * one size, with few exceptions, so that all documents of an edition have the same room, and of the highest level at which it holds them. */
#ifndef CODE_CODE_H
#define CODE_CODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

enum {
    CODE_SHORT_MOST = 90, /* letters that version 4 holds at level M (table 7) */
    CODE_LONG_MOST = 395, /* version 10 at level L; 311 at M, 221 at Q, 174 at H; for those that are longer still: */
    CODE_TEXT_MOST = 468, /* version 11 at level L */
    CODE_SIDE_MOST = 61,  /* squares along a side of it */
    CODE_QUIET = 4,      /* squares that stay light on each side (6.3.8) */
    CODE_BOXES_MOST = CODE_SIDE_MOST * (CODE_SIDE_MOST + 1) / 2
};

/* Bit x of row y is set where it is dark, from the left and the top; the quiet zone is not in it. */
struct code {
    int side;
    uint64_t rows[CODE_SIDE_MOST];
};

/* Whether a code may have the text: one letter at least. */
bool code_takes(const char *text);

/* Makes codes; the second short one of a length, or long one, takes a fraction of what the first takes. For one thread. */
struct code_maker;
struct code_maker *code_maker_create(void);
void code_maker_destroy(struct code_maker *maker); /* NULL is fine */

/* The code of a text that codes may have. Equal texts give equal codes. False with an error: the library is missing. (`diag` may be
 * NULL for a maker that has made one.) */
bool code_make(struct code_maker *maker, const char *text, struct code *code, struct diag *diag);

/* Dark squares that stand beside each other, in squares. */
struct code_box {
    unsigned char x, y, width, height;
};

/* Boxes that cover what is dark, none over another; gives how many. */
size_t code_boxes(const struct code *code, struct code_box boxes[CODE_BOXES_MOST]);

#endif
