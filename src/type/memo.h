/* Memo: which words were shaped, by face, language and text. Holds pointers alone: the words have their own text and face.
 * Private to this room. */
#ifndef TYPE_MEMO_H
#define TYPE_MEMO_H

#include "type/type.h"

struct memo_entry {
    const struct shaped *shaped; /* NULL: empty */
    uint32_t language, hash;
};

/* An all-zero one is a good one. */
struct memo {
    struct memo_entry *entries;
    size_t capacity, count;
};

void memo_finish(struct memo *memo);

/* Forgets every word, keeps the memory. */
void memo_clear(struct memo *memo);

/* Bytes that its entries take. */
size_t memo_size(const struct memo *memo);

/* Where the word's pointer is; NULL in it if it is new: then the caller puts a word there that has this face and text. `language`
 * is a number. Good until the next call. */
const struct shaped **memo_slot(struct memo *memo, const struct face *face, size_t language, const char *text, size_t length);

#endif
