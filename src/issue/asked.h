/* What rows ask for, and in which line it was asked for first: documents, diplomas. */
#ifndef ISSUE_ASKED_H
#define ISSUE_ASKED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* By the hashes of what names them: open addressing, 0 is none. */
struct asked {
    uint64_t *hashes;
    int *lines;
    size_t count, capacity;
};

void asked_init(struct asked *asked);
void asked_finish(struct asked *asked); /* also twice */

/* The line in which what these three texts name was asked for before; 0 if this is the first, which is noted. */
int asked_before(struct asked *asked, const char *one, const char *two, const char *three, int line);

/* Whether it was asked for before. */
bool asked_has(const struct asked *asked, const char *one, const char *two, const char *three);

#endif
