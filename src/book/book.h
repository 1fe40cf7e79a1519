/* Qualifications as a workbook (.xlsx), and back: a sheet that lists them, and one for each section, with a row for each element and a column
 * for each language.
 *
 * A row names its qualification, as the list does, and its element by its path: `level`, `core-task/work-process`. Attributes have columns of
 * their names, what an element holds itself has `value`. The title of what has one stands in its row. Texts are words as draft/content.h
 * has them; what words cannot say stands there as XML: <text>...</text>. */
#ifndef BOOK_BOOK_H
#define BOOK_BOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/diag.h"
#include "xml/xml.h"

struct book_qualification {
    const struct xml_file *file;
    const struct buffer *headings; /* as supplement_headings tells them: what people call its fields */
};

struct book_writing {
    const char *schema;            /* path of that of qualifications */
    const struct book_qualification *list;
    size_t count;
    const char *(*about)(const char *element); /* what belongs there, for people; NULL: the schema says it */
    bool is_begun;                 /* placeholders are left empty, for their words to be written there */
    const char *folder;            /* for files without a name, while it is made; NULL: the system's */
};

/* Appends the workbook; equal input gives equal bytes. False with errors. */
typedef bool book_write_function(const struct book_writing *writing, struct buffer *out, struct diag *diag);
book_write_function book_write;

/* A qualification that was read from one. */
struct book_entry {
    const char *name;      /* of its file, without .xml */
    const char *id;        /* by which it is known again: its name, and what the workbook was made from */
    const char *bytes;     /* the file */
    size_t length;
    const char *base;      /* the file that the workbook was made from, or NULL */
    size_t base_length;
};
typedef bool book_take(void *context, const struct book_entry *entry);

struct book_reading {
    const char *schema, *path;
    book_take *take;       /* receives each, in the order of the list, if nothing is wrong in the whole workbook; false ends it */
    void *context;
};

/* False with errors, at the sheet and cell: q.xlsx:Profile!C7. What is not read (sheets and columns of other names) is told as warnings. */
typedef bool book_read_function(const struct book_reading *reading, struct diag *diag);
book_read_function book_read;

#endif
