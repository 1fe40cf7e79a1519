/* Text in XML, character for character: what is written is read again as it was. Characters that XML cannot have become U+FFFD. */
#ifndef LEARN_ESCAPE_H
#define LEARN_ESCAPE_H

#include "base/buffer.h"

void escape_text(struct buffer *out, const char *text, size_t length);
void escape_string(struct buffer *out, const char *text);
void escape_attribute(struct buffer *out, const char *name, const char *value);

#endif
