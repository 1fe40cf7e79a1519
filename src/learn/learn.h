/* The European Learning Model 3.1, into qualification files and out of them. */
#ifndef LEARN_LEARN_H
#define LEARN_LEARN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/diag.h"
#include "xml/xml.h"

struct learn_import {
    const char *path;   /* of the record: XML or Turtle */
    const char *folder; /* in which qualification files are made or brought up to date; it is made if it is not there */
    bool (*report)(void *context, const void *bytes, size_t length); /* receives what became of each fact, false ends it; NULL: nobody asks */
    bool (*stop)(void *context);                                     /* NULL: never */
    void *context;
};

/* Makes a file of each qualification in the record. Beside them the folder keeps, in .imported, what was imported last, so that the next import
 * knows what people have written since. False with errors: of a record that cannot be read to its end nothing is made. */
bool learn_import(const struct learn_import *request, struct diag *diag);

/* What came by another way than a record, such as a workbook: a file of a qualification, kept in a folder in the same manner. */
struct learn_kept {
    const char *folder, *name;  /* of its file, without .xml */
    const char *id;             /* by which it is known again */
    const char *language;       /* in which alone it is, as a document; NULL: it is all of it */
    const struct xml_file *file, *base; /* base: what stands for the last import, if it was never imported; or NULL */
    struct buffer *report;      /* what was done is appended, in lines */
};
bool learn_keep(const struct learn_kept *kept, struct diag *diag);

enum learn_format { LEARN_XML, LEARN_TURTLE, LEARN_JSONLD, LEARN_JSON };

/* Appends the qualifications as one record. What the model demands and a file lacks is told as warnings. */
void learn_give(const struct xml_file *const *files, size_t count, enum learn_format format, struct buffer *out, struct diag *diag);

#endif
