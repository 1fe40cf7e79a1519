/* Files of the simplest form, read without libxml2's parser. */
#ifndef XML_PLAIN_FILE_H
#define XML_PLAIN_FILE_H

#include <stddef.h>

#include "base/arena.h"

struct _xmlDoc; /* libxml2's */

/* Reads a file in UTF-8 that consists of elements with plain names, attributes, texts, comments and the five entities that
 * every file has: so are layouts, labels and most qualifications, and the parser takes more than twice as long. All lives in the
 * arena; the caller closes it by xml_tree_close. NULL if there is anything else in the file, or any fault: the parser then
 * reads it. The trees are alike. */
struct _xmlDoc *plain_file_read(const char *bytes, size_t length, struct arena *arena);

#endif
