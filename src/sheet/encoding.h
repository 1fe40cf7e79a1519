/* Inside the room: in which encoding a text file is, and its bytes in blocks that are ASCII where they look like it. */
#ifndef SHEET_ENCODING_H
#define SHEET_ENCODING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "sheet/source.h"

/* ENCODING_BYTES and what is above it: one byte a letter, ENCODING_BYTES + its number in base/unicode_encoding.h. */
enum { ENCODING_UTF8, ENCODING_UTF16_LE, ENCODING_UTF16_BE, ENCODING_BYTES };

/* The encoding that a person names; -1 with an error that lists what can be named. */
int encoding_named(const char *name, struct diag *diag);

/* As people know it. */
const char *encoding_name(int encoding);

/* UTF-16 as the head of a file shows it, by its mark or its first letters; -1: it is none. */
int encoding_utf16(const unsigned char *head, size_t length);

/*
 * Tells the encoding of the whole file: that of its byte order mark; else UTF-8 if all of it is valid and it holds a letter
 * beside ASCII; else what is `named`; else UTF-8, if all of it is valid, or what its words speak for (guess.h). `named` is
 * NULL or as in encoding_named; where it plays no part a warning says so. A file that holds letters in UTF-8 and other bytes
 * as well is neither: read otherwise, the first would turn out wrong. -1 with errors.
 */
int encoding_find(const struct source *source, const char *named, struct diag *diag);

enum { BLOCK_ROOM = 64 * 1024 };

/* The file's bytes in turn. UTF-16 is turned into UTF-8, half surrogates into U+FFFD; other encodings are as they are.
 */
struct blocks {
    const struct source *source;
    int encoding;
    uint64_t offset; /* in the file, of what comes next */
    unsigned lead;   /* UTF-16: a high surrogate that waits for the other half, or 0 */
    size_t length;   /* of this block; 0 at the end of the file */
    unsigned char bytes[BLOCK_ROOM];
};

/* Goes to the beginning, behind the byte order mark. */
void blocks_start(struct blocks *blocks, const struct source *source, int encoding);

/* Reads the next block. False with an error. */
bool blocks_next(struct blocks *blocks, struct diag *diag);

#endif
