/* Bytes that would be too many for memory, kept until the export ends: in a file without a name, of which nothing is left whatever
 * ends the run. */
#ifndef ISSUE_SPOOL_H
#define ISSUE_SPOOL_H

#include <stdbool.h>
#include <stddef.h>

enum { SPOOL_HELD = 256 * 1024 /* bytes at most that stay in memory; few need no file */ };

struct spool;

/* The file lies where `beside` is to lie: in its folder, or the nearest above that is there. Where none can be had, or no more
 * written to it, what comes later stays in memory. */
struct spool *spool_create(const char *beside);
void spool_destroy(struct spool *spool); /* NULL is fine */

/* Appends; the first byte stands at what was spool_length. */
void spool_append(struct spool *spool, const void *bytes, size_t length);
size_t spool_length(const struct spool *spool);

/* How many of the bytes are in memory: more than SPOOL_HELD where no file takes them. */
size_t spool_held(const struct spool *spool);

/* Reads bytes that were appended. False with errno. */
bool spool_read(const struct spool *spool, size_t offset, void *bytes, size_t length);

#endif
