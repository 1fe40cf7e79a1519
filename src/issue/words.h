/* What the registers' rows look like to people. */
#ifndef ISSUE_WORDS_H
#define ISSUE_WORDS_H

#include "base/buffer.h"

/* Appends the text for a terminal: what would move its cursor or turn its lines around becomes U+FFFD. */
void put_plain(struct buffer *out, const char *text);

/* How many columns the text takes there. */
size_t plain_width(const char *text);

#endif
