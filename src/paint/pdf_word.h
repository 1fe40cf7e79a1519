/* Words that hyphenation broke over two lines: who searches, copies or listens wants them whole. Private to the PDF painter. */
#ifndef PAINT_PDF_WORD_H
#define PAINT_PDF_WORD_H

#include <stdbool.h>

#include "base/buffer.h"
#include "frame/pages.h"

struct pdf_word {
    size_t from;        /* glyph of the line's last run with which it begins */
    size_t to;          /* glyphs of the next line's first run that belong to it */
};

/* Whether the line `item` ends in the middle of a word that `next` ends; its text is appended to `text`, else nothing. Both
 * lines show it in one face, node and language. */
bool pdf_word_find(const struct item *item, const struct item *next, struct pdf_word *word, struct buffer *text);

#endif
