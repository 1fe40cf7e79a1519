/* Inside the room: the shared strings of a workbook, all in memory: one block of text and where each begins. */
#ifndef SHEET_STRINGS_H
#define SHEET_STRINGS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "sheet/package.h"

struct strings {
    struct buffer text;
    uint32_t *places; /* of each: its offset, and in the two highest bits that it is at fault, or struck through */
    int count, capacity;
};

enum { STRINGS_MOST = 16 * 1024 * 1024 };

/* Reads the part. False with errors. */
bool strings_read(struct strings *strings, struct package *package, const char *part, struct diag *diag);
void strings_finish(struct strings *strings);

/* A string, trimmed and NUL-terminated; NULL if there is none of this number. For one that is not good, cell_check says
 * why. `struck`: some of its words are struck through. */
const char *strings_find(const struct strings *strings, int number, bool *good, bool *struck);

#endif
