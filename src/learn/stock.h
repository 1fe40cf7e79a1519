/* All facts of a file, in the order in which it tells them, to be asked for by the thing that they are of. A file may be larger than
 * memory, and tell of a thing in many places: facts go to a temporary file once there are many, and what stays is where those of each
 * thing lie. */
#ifndef LEARN_STOCK_H
#define LEARN_STOCK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "learn/record.h"

enum {
    STOCK_THINGS_MOST = 2000000,          /* of a file: sixteen bytes each stay in memory, and as many are free */
    STOCK_WORDS_MOST = 4 * 1024 * 1024,   /* of one fact [B] */
    STOCK_MEMORY = 4 * 1024 * 1024        /* before the temporary file is begun [B] */
};

struct stock;

/* `folder`: where the temporary file lies, which has no name there. `path` stands in messages. */
struct stock *stock_create(const char *folder, const char *path, struct diag *diag);
void stock_destroy(struct stock *stock); /* NULL is fine */

/* A piece of text that need not end with NUL. */
struct piece {
    const char *bytes;
    size_t length;
};

/* Adds a fact; what the pieces point to is copied. False with an error: there is too much. */
bool stock_add(struct stock *stock, struct piece subject, struct piece property, enum fact_kind kind, struct piece value,
                 struct piece language);

/* Notes that this thing is a qualification, which line `line` tells (0: nobody knows). */
bool stock_add_root(struct stock *stock, struct piece id, int line);

/* The qualifications, in the order of the file. */
size_t stock_count(const struct stock *stock);
const char *stock_root(const struct stock *stock, size_t index, int *line);
bool stock_is_root(const struct stock *stock, const char *id);

/* Adds all facts of the thing to it, in the record's arena. Of a file that cannot be read any more the error is told. */
void stock_load(struct stock *stock, struct record *record, struct thing *thing);

#endif
