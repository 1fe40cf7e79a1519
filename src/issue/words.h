/* What the registers' rows look like to people. */
#ifndef ISSUE_WORDS_H
#define ISSUE_WORDS_H

#include <stddef.h>

/* How many columns the text takes on a terminal, as diag_put_plain shows it. */
size_t plain_width(const char *text);

#endif
