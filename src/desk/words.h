/* Searching as people type who have not all letters: Aegisdottir for Ægisdóttir; words in any order. */
#ifndef DESK_WORDS_H
#define DESK_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/* Whether each of the words, with spaces between, stands somewhere in one of the cells (NULL: an empty one). */
bool words_fit(const char *words, const char *const *cells, size_t count);

#endif
