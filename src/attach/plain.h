/* A PDF that is written by the book, read without qpdf, and what is added to it written as one revision behind its bytes.
 *
 * Most diplomas are: their cross-references are right, each object is where they say, and nothing has to be guessed. Any doubt
 * is no fault: such a file is read by qpdf (pdf.h), which mends what it can. What is read here is held as a whole, so that all
 * questions are answered from memory, and each object that is changed is known. Objects are numbers (a qpdf_oh, as in pdf.h). */
#ifndef ATTACH_PLAIN_H
#define ATTACH_PLAIN_H

#include <stdbool.h>

#include "attach/attach.h"
#include "attach/qpdf.h"
#include "base/arena.h"

enum plain_kind {
    PLAIN_NULL, PLAIN_BOOL, PLAIN_INTEGER, PLAIN_REAL, PLAIN_STRING, PLAIN_NAME, PLAIN_ARRAY, PLAIN_DICTIONARY, PLAIN_STREAM,
    PLAIN_REFERENCE
};

struct plain_entry {
    const char *key; /* with its slash */
    size_t length;
    qpdf_oh value;
};

struct plain_value {
    enum plain_kind kind;
    int number; /* of the object that it is, or that it refers to; 0: it is direct */
    int home;   /* the object that it stands in; 0: none so far */
    int count, capacity;
    union {
        bool truth;
        long long integer;
        const char *bytes;           /* of a string, a name with its slash, a real number as it stands; `count` of them */
        qpdf_oh *items;
        struct plain_entry *entries; /* `count` of them */
        struct {
            const void *data;
            size_t length;
            qpdf_oh dictionary;
        } stream;
    };
};

/* An object stream, unpacked. */
struct plain_unpacked {
    int count;
    int *numbers;
    const char **objects;
    size_t *lengths;
};

/* Where an object is. */
struct plain_object {
    enum { PLAIN_NOWHERE, PLAIN_FREE, PLAIN_AT, PLAIN_WITHIN } place;
    size_t at;      /* the offset; or the index in the object stream */
    int within;     /* the object stream's number; of what is free, the section that says so */
    struct plain_unpacked *unpacked; /* of an object stream that was needed */
    qpdf_oh value;  /* 0: it was not read, or there is none */
    bool is_open;   /* it is being read */
    bool is_page;   /* of the tree of pages */
    bool changed;   /* or new: it is part of the revision */
    int copy;       /* its number in the file that it was copied to; 0: it was not */
};

/* Where an object of a revision is. */
struct plain_row {
    int number;
    size_t at;  /* its offset; or its index in the object stream */
    bool packed;
};

struct plain {
    struct attach_file file;     /* borrowed */
    struct arena *arena;
    struct plain_value **chunks; /* all values */
    unsigned value_count;
    struct plain_object *objects;
    int object_count, object_capacity;
    qpdf_oh trailer;
    qpdf_oh *pages;
    int page_count, page_capacity;
    qpdf_oh added;               /* the node that added pages are below; 0: there are none */
    int section;                 /* that is being read, counted from the last one */
    size_t start;                /* of its last cross-reference section */
    bool has_table;              /* that is a table */
    bool loose;                  /* by the book, but not written as PDF/A asks (ISO 19005-3, 6.1.2 to 6.1.9) */
    bool wrong;                  /* it turned out not to be by the book: what was learned of it does not count */
    struct libdeflate_decompressor *inflater; /* NULL until it is needed */
    qpdf_oh *stack;              /* of what is being read */
    size_t stack_count, stack_capacity;
};

/* NULL if the file is not by the book. What it holds that is packed has been looked at before (packed.h). */
struct plain *plain_open(const struct attach_file *file);
/* The same with nothing read but the catalogue, its form, the first page and what leads to it: other objects are as if they were not there. */
struct plain *plain_open_first(const struct attach_file *file);
void plain_close(struct plain *plain); /* NULL is fine */

/* ------------------------------------------------------------------------------------------------ values */

enum { PLAIN_CHUNK = 1024 /* values */ };
static inline struct plain_value *plain_at(const struct plain *plain, qpdf_oh value)
{
    return &plain->chunks[(value - 1) / PLAIN_CHUNK][(value - 1) % PLAIN_CHUNK];
}
/* The value itself, references followed; 0 if that leads nowhere. */
qpdf_oh plain_resolve(const struct plain *plain, qpdf_oh value);
qpdf_oh plain_new(struct plain *plain, enum plain_kind kind);
/* A value from PDF syntax; 0 if it is not right, or something follows. */
qpdf_oh plain_parse(struct plain *plain, const char *text, size_t length, int home);

/* What an array or dictionary holds, not resolved; 0: nothing. */
qpdf_oh plain_get(const struct plain *plain, qpdf_oh dictionary, const char *key);

/* Whether any object has this key, also one that nothing refers to any more. */
bool plain_has_key(const struct plain *plain, const char *key);

/* Changes, which make the object in which it is done part of the revision. */
void plain_set(struct plain *plain, qpdf_oh dictionary, const char *key, qpdf_oh value); /* 0 removes the key */
void plain_append(struct plain *plain, qpdf_oh array, qpdf_oh item);
void plain_set_item(struct plain *plain, qpdf_oh array, int index, qpdf_oh item);
qpdf_oh plain_make_indirect(struct plain *plain, qpdf_oh value);
/* Data that are not encoded; they are copied. */
void plain_set_data(struct plain *plain, qpdf_oh stream, const void *bytes, size_t length);

/* Bytes as they are with /FlateDecode, in place of what `out` has. */
enum { PLAIN_SWIFT = 1, PLAIN_CLOSE = 9 };
void plain_pack(const void *bytes, size_t length, int level, struct buffer *out);

/* A stream's data, decoded, up to `most` bytes. False: they are more, or not encoded as most are (`wrong` then). */
bool plain_decode(struct plain *plain, qpdf_oh stream, size_t most, struct buffer *out);

/* ------------------------------------------------------------------------------------------------ joining */

/* The copy of an object of another file; of pages only if they are added, at some time. */
qpdf_oh plain_copy(struct plain *whole, struct plain *part, qpdf_oh object);
/* Adds a page of another file, or a new one of this, behind all others. */
void plain_add_page(struct plain *whole, struct plain *part, qpdf_oh page);

/* Appends a value as it is written; of an object, a reference to it unless it is to be `resolved`. */
void plain_put(const struct plain *plain, qpdf_oh value, bool resolved, struct buffer *out);
/* The objects that were changed, as they are written. An all-zero one is a good one. */
struct plain_text {
    struct buffer bytes;
    struct plain_row *rows; /* where they are in these */
    int count, packed, container;
};
void plain_text_finish(struct plain_text *text);

/* Appends a revision that holds what was changed, to stand behind the file; `text` gets its objects (NULL: nobody asks for them). */
void plain_write(struct plain *plain, struct plain_text *text, struct buffer *out);
/* The same for a file that now takes the place of the one that was read, with those objects. */
void plain_write_text(struct plain *plain, const struct plain_text *text, struct buffer *out);

#endif
