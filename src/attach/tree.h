/* Name trees and number trees (ISO 32000-2, 7.9.6 and 7.9.7). */
#ifndef ATTACH_TREE_H
#define ATTACH_TREE_H

#include "attach/pdf.h"

/* Calls `visit` with each key and value of the tree, in the order in which they stand. `pairs` is "/Names" or "/Nums".
 */
typedef void tree_visit(void *context, qpdf_oh key, qpdf_oh value);
void tree_each(struct pdf *pdf, qpdf_oh root, const char *pairs, tree_visit *visit, void *context);

/* An entry of a tree that is put together: a name's bytes, or a number. */
struct tree_entry {
    const char *name; /* NULL: the number counts */
    size_t length;
    long long number;
    qpdf_oh value;
    size_t arrival; /* set by tree_add */
};

struct tree_entries {
    struct tree_entry *list;
    size_t count, capacity;
    struct map *named; /* entries by name, made when one is sought */
};

void tree_add(struct tree_entries *entries, struct tree_entry entry);
/* Adds those of a tree. Names are copied to the file's arena. */
void tree_read(struct pdf *pdf, qpdf_oh root, const char *pairs, struct tree_entries *entries);
/* The first of this name, until the next is added; or NULL. */
const struct tree_entry *tree_find(struct tree_entries *entries, const char *name, size_t length);
/* Sorts them, and gives an array of keys and values; of equal keys the first stays. */
qpdf_oh tree_pairs(struct pdf *pdf, struct tree_entries *entries);
void tree_finish(struct tree_entries *entries);

#endif
