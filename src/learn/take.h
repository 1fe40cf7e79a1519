/* Reading files of the European Learning Model into a stock: block by block, so that memory does not grow with the file. */
#ifndef LEARN_TAKE_H
#define LEARN_TAKE_H

#include <stddef.h>
#include <stdint.h>

#include "learn/stock.h"

/* A file that is being read. */
struct intake {
    const char *path;
    int descriptor;
    struct diag *diag;
    int error;             /* errno of a read that failed; 0 */
    unsigned char held[512]; /* what was read to find out what it is */
    size_t held_length, held_at;
};

enum { INTAKE_BYTES_MOST = 1 << 30 }; /* [B] */

/* Opens it and looks at how it begins. The caller owes a intake_close, also where it is false, with an error. */
bool intake_open(struct intake *intake, const char *path, struct diag *diag);
void intake_close(struct intake *intake);

/* At most `room` bytes more; 0 at the end, -1 if it cannot be read. */
ptrdiff_t intake_read(struct intake *intake, unsigned char *bytes, size_t room);

/* What it is in; and what it is, in words, if it cannot be a record in Turtle (else NULL). */
enum letters { LETTERS_XML, LETTERS_TURTLE, LETTERS_OTHER };
enum letters intake_letters(const struct intake *intake);
const char *intake_other(const struct intake *intake);

/* Reads all of it. False with errors: what was read before them is in the stock. */
bool take_xml(struct intake *intake, struct stock *stock, struct diag *diag);
bool take_turtle(struct intake *intake, struct stock *stock, struct diag *diag);

/* Whether the namespace is one of the model's, whose names are local. */
bool is_model_namespace(const char *namespace, size_t length);

#endif
