/* Inside the room: in which encoding a text file is, and its bytes in blocks that are ASCII where they look like it. */
#ifndef SHEET_ENCODING_H
#define SHEET_ENCODING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "sheet/source.h"

enum encoding { ENCODING_UTF8, ENCODING_UTF16_LE, ENCODING_UTF16_BE, ENCODING_WINDOWS_1252 };

/*
 * Tells the encoding of the whole file: that of its byte order mark; else UTF-8 if all of it is valid; else
 * Windows-1252, with a warning that shows a word of it. A file that holds letters in UTF-8 and other bytes as well is
 * neither: read as Windows-1252, the first would turn out wrong. False with errors.
 */
bool encoding_find(const struct source *source, enum encoding *encoding, struct diag *diag);

enum { BLOCK_ROOM = 64 * 1024 };

/* The file's bytes in turn. UTF-16 is turned into UTF-8, half surrogates into U+FFFD; other encodings are as they are.
 */
struct blocks {
    const struct source *source;
    enum encoding encoding;
    uint64_t offset; /* in the file, of what comes next */
    unsigned lead;   /* UTF-16: a high surrogate that waits for the other half, or 0 */
    size_t length;   /* of this block; 0 at the end of the file */
    unsigned char bytes[BLOCK_ROOM];
};

/* Goes to the beginning, behind the byte order mark. */
void blocks_start(struct blocks *blocks, const struct source *source, enum encoding encoding);

/* Reads the next block. False with an error. */
bool blocks_next(struct blocks *blocks, struct diag *diag);

#endif
