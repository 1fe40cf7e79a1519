/* Text strings (ISO 32000-2, 7.9.2.2). */
#ifndef ATTACH_TEXT_H
#define ATTACH_TEXT_H

#include "base/arena.h"
#include "base/buffer.h"

/* As UTF-8, in the arena: from UTF-16 or UTF-8 if it begins with the mark of either, else from PDFDocEncoding. */
const char *text_read(const char *bytes, size_t length, struct arena *arena);

/* Appends the text as a text string: plain letters as they are, all else as UTF-16. */
void text_write(const char *utf8, struct buffer *out);

#endif
