/* What the files that read a plain PDF share. */
#ifndef ATTACH_PLAIN_INSIDE_H
#define ATTACH_PLAIN_INSIDE_H

#include "attach/plain.h"

enum { PLAIN_NUMBERS_MOST = 30 * 1000 /* of objects: files that have more are qpdf's */ };

struct plain_reader {
    struct plain *plain;
    const char *at, *end;
    int home, depth;
    bool bad; /* something was not right */
};

/* The next value; 0 if it is not right. */
qpdf_oh reader_value(struct plain_reader *reader);
void reader_skip_space(struct plain_reader *reader);
/* Passes over the word, or a number without a sign, if that is what comes next. */
bool reader_word(struct plain_reader *reader, const char *word);
bool reader_number(struct plain_reader *reader, long long *number);

/* Reads the cross-references from the file's end on: where each object is, and the trailer. False: not by the book. */
bool plain_read_references(struct plain *plain);
/* A stream as it stands at an offset: of a cross-reference section, before objects are known. 0: not by the book. */
qpdf_oh plain_read_object(struct plain *plain, size_t at, int *number);

/* An object stream's objects; NULL: not by the book. */
struct plain_unpacked *plain_unpack(struct plain *plain, int number);

/* A number that no object has had. */
int plain_next_number(struct plain *plain);

/* Puts something on the stack of what is being done. */
void plain_push(struct plain *plain, qpdf_oh value);

void plain_keep_page(struct plain *plain, qpdf_oh page);

/* The object of this number, with room for it. */
struct plain_object *plain_object(struct plain *plain, int number);

#endif
