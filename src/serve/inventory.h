/* The qualifications that are served: read when it begins and when one of their files changes, never by a request. */
#ifndef SERVE_INVENTORY_H
#define SERVE_INVENTORY_H

#include <stdatomic.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diag.h"
#include "base/map.h"
#include "supplement.h"

/* A qualification, as its file was when it was good. Nothing of it changes; it stays as long as somebody holds it. */
struct entry {
    const char *path, *code;
    const char *original;          /* language of the certificate */
    const char *const *languages;  /* of its editions, NULL behind the last */
    const char *const *titles, *const *folded; /* in each of them: its title; code and title as search.h compares them */
    struct buffer bytes;
    uint64_t hash;                 /* of them */
    struct arena *arena;
    atomic_int holders;
};

struct inventory {
    struct entry **list;           /* in the order of their files' names */
    size_t count, kept;            /* kept: of these, as they were before their files went wrong */
    struct map *by_code;
    struct diag *faults;           /* what is said of their files: errors keep what is new out */
    atomic_int holders;
};

/* Reads and judges all qualifications in the folder (NULL: there are none); of files that are as they were `before` (NULL: nothing was), what was
 * made of them stays. One that is at fault is left as it was before, or out, if it was not, and its faults say why. The caller holds what is
 * given. NULL with errors: the folder cannot be read. */
struct inventory *inventory_read(const char *folder, struct supplement *supplement, const struct inventory *before, const char *today,
                                 struct diag *diag);

/* On any thread. */
struct inventory *inventory_hold(struct inventory *inventory);
void inventory_release(struct inventory *inventory); /* NULL is fine */
struct entry *entry_hold(struct entry *entry);
void entry_release(struct entry *entry);

/* In this language, else in that of the certificate. */
const char *entry_title(const struct entry *entry, const char *language);

/* NULL: there is none of this code. */
struct entry *inventory_find(const struct inventory *inventory, const char *code);

#endif
