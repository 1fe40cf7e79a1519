/* JSON (RFC 8259), as far as lines of events and findings, and facts for machines, need it. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buffer.h"

/* Appends `"text"`. What is not valid UTF-8 becomes U+FFFD. */
void json_string(struct buffer *out, const char *text);

/* Appends `,"key":"text"`; nothing if the text is NULL. What is not valid UTF-8 becomes U+FFFD. */
void json_text(struct buffer *out, const char *key, const char *text);

#endif
