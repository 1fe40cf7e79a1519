/* PDF files and their objects: those of a file that is written by the book are read by us (plain.h), of any other by way of
 * qpdf's C interface, and all that follows asks and changes both alike. An object is a qpdf_oh, which belongs to the file that it
 * came from and lives as long; 0 stands for "none" and may be asked like any other. */
#ifndef ATTACH_PDF_H
#define ATTACH_PDF_H

#include <stdbool.h>

#include "attach/attach.h"
#include "attach/plain.h"
#include "attach/qpdf.h"
#include "base/arena.h"
#include "base/map.h"

enum {
    PDF_OBJECTS_MOST = 30000 /* of a file that is copied into another: qpdf goes from object to object by recursion */
};

struct pdf {
    qpdf_data qpdf;
    struct plain *plain;     /* in its place, if the file is by the book; or NULL */
    struct attach_file file; /* borrowed: lives longer than this */
    struct arena *arena;     /* strings */
    int pages;
    size_t unpacked; /* [B] by pdf_stream so far */
    bool excessive;  /* it was asked for more than any file needs: what was read is not all */
};

/* Opens a whole, unencrypted PDF that has pages. False with DIAG_PDF_INVALID, _DAMAGED, _ENCRYPTED, _EXCESSIVE or _UNFIT;
 * pdf_close either way. */
bool pdf_open(struct pdf *pdf, const struct attach_file *file, struct diag *diag);
void pdf_close(struct pdf *pdf);

/* The same of a file that is by the book, without qpdf; false of any other, and nothing is told. */
bool pdf_open_plain(struct pdf *pdf, const struct attach_file *file);
/* The same with nothing of it but the catalogue and the first page: all that adding something to these two takes. */
bool pdf_open_first(struct pdf *pdf, const struct attach_file *file);
/* What was learned of it counts only if it did not turn out later to be another. */
bool pdf_is_wrong(const struct pdf *pdf);

/* Where messages about it stand. */
struct place pdf_place(const struct pdf *pdf);

/* Whether the file begins as a PDF does; false with DIAG_PDF_INVALID, which says what it is instead, if that shows. */
bool pdf_begins(const struct attach_file *file, struct diag *diag);

/* Where the word begins among the bytes, or NULL. */
const char *pdf_search(const void *bytes, size_t length, const char *word);

/* ------------------------------------------------------------------------------------------------ asking */

qpdf_oh pdf_catalog(struct pdf *pdf);
qpdf_oh pdf_trailer(struct pdf *pdf);

/* Pages, with those that were added. */
qpdf_oh pdf_page(struct pdf *pdf, int index);
int pdf_page_count(struct pdf *pdf);

/* The value of a dictionary's or stream's key, references followed; 0 if there is none. */
qpdf_oh pdf_get(struct pdf *pdf, qpdf_oh object, const char *key);
/* The value of a path of keys, such as "/Names/EmbeddedFiles". */
qpdf_oh pdf_find(struct pdf *pdf, qpdf_oh object, const char *path);

int pdf_count(struct pdf *pdf, qpdf_oh array); /* items; 0 of what is no array */
qpdf_oh pdf_item(struct pdf *pdf, qpdf_oh array, int index);

bool pdf_is_dictionary(struct pdf *pdf, qpdf_oh object);
bool pdf_is_stream(struct pdf *pdf, qpdf_oh object);
bool pdf_is_array(struct pdf *pdf, qpdf_oh object);
bool pdf_is_string(struct pdf *pdf, qpdf_oh object);
bool pdf_is_number(struct pdf *pdf, qpdf_oh object);
bool pdf_is_name(struct pdf *pdf, qpdf_oh object, const char *name);
bool pdf_is_true(struct pdf *pdf, qpdf_oh object);
long long pdf_integer(struct pdf *pdf, qpdf_oh object, long long otherwise);
/* A number of either kind; 0 if it is none. (qpdf's own asks the process's locale for the sign before decimals.) */
double pdf_real(struct pdf *pdf, qpdf_oh object);

/* A name with its slash, or NULL. In the arena, like all strings that follow. */
const char *pdf_name(struct pdf *pdf, qpdf_oh object);
/* A text string as UTF-8, or NULL. */
const char *pdf_text(struct pdf *pdf, qpdf_oh object);
/* A string's bytes, or NULL. */
const char *pdf_string(struct pdf *pdf, qpdf_oh object, size_t *length);
/* The object as it would be written, references as references. */
const char *pdf_written(struct pdf *pdf, qpdf_oh object);
/* The same of what a reference leads to. */
const char *pdf_written_resolved(struct pdf *pdf, qpdf_oh object);
/* The stream's bytes, decoded. False if it is none or cannot be decoded, and if too much was read of this file: then what was
 * learned of it does not count (pdf_is_excessive). */
bool pdf_stream(struct pdf *pdf, qpdf_oh stream, struct buffer *out);
/* Whether that has happened; then with DIAG_PDF_EXCESSIVE. */
bool pdf_is_excessive(const struct pdf *pdf, struct diag *diag);

/* The dictionary's keys, ended by NULL. */
const char **pdf_keys(struct pdf *pdf, qpdf_oh dictionary);

/* The number of an indirect object; 0 of a direct one. */
int pdf_number(struct pdf *pdf, qpdf_oh object);

/* The first new object's number: all that there are have lower ones. */
int pdf_next_number(struct pdf *pdf);

/* Objects that a walk has come to, a bit each. An all-zero one is a good one. */
struct visited {
    unsigned char *bits;
    size_t size; /* bytes */
};
void visited_finish(struct visited *visited);

/* Whether the walk comes to this object for the first time. Direct objects are always new: they cannot hold themselves. */
bool pdf_visit(struct pdf *pdf, struct visited *visited, qpdf_oh object);

/* ------------------------------------------------------------------------------------------------ changing */

/* An object from PDF syntax without references, such as "<</S/D>>". */
qpdf_oh pdf_parse(struct pdf *pdf, const char *format, ...) __attribute__((format(printf, 2, 3)));
qpdf_oh pdf_new_text(struct pdf *pdf, const char *utf8);
qpdf_oh pdf_new_string(struct pdf *pdf, const char *bytes, size_t length);
qpdf_oh pdf_new_name(struct pdf *pdf, const char *name); /* with its slash */
qpdf_oh pdf_new_integer(struct pdf *pdf, long long value);
qpdf_oh pdf_new_bool(struct pdf *pdf, bool value);
void pdf_set(struct pdf *pdf, qpdf_oh object, const char *key, qpdf_oh value); /* 0 removes the key */
void pdf_append(struct pdf *pdf, qpdf_oh array, qpdf_oh item);                 /* 0 adds nothing */
void pdf_set_item(struct pdf *pdf, qpdf_oh array, int index, qpdf_oh item);
void pdf_remove(struct pdf *pdf, qpdf_oh object, const char *key);
/* The dictionary's value of this key, which is made if it is not there: `syntax` is "[]" or "<<>>". */
qpdf_oh pdf_get_or_make(struct pdf *pdf, qpdf_oh object, const char *key, const char *syntax);
/* A new stream that is indirect. */
qpdf_oh pdf_new_stream(struct pdf *pdf, qpdf_oh dictionary, const void *bytes, size_t length);
/* The same, deflated where that does not fall to qpdf. */
qpdf_oh pdf_new_packed_stream(struct pdf *pdf, qpdf_oh dictionary, const void *bytes, size_t length);
void pdf_replace_stream(struct pdf *pdf, qpdf_oh stream, const void *bytes, size_t length);
/* The object, with a number of its own. */
qpdf_oh pdf_make_indirect(struct pdf *pdf, qpdf_oh object);

/* A copy of another file's object, which is indirect, with all that it refers to: the same one each time. */
qpdf_oh pdf_copy(struct pdf *whole, struct pdf *part, qpdf_oh object);
/* Adds a page of another file, or a new one of this, behind all others. False: pdf_error says why, or NULL. */
bool pdf_add_page(struct pdf *whole, struct pdf *part, qpdf_oh page);
const char *pdf_error(struct pdf *pdf);

/* ------------------------------------------------------------------------------------------------ writing */

/* The higher of two versions, such as "1.7". */
const char *pdf_higher_version(const char *one, const char *other);
/* The version that the header or the catalogue says, whichever is higher. */
const char *pdf_version(struct pdf *pdf);

/* Appends the file to `out`: at least of this version, streams as they are, with an ID that depends on nothing but the
 * contents. One that is by the book stays as it was, byte for byte, and what was changed is a revision behind it (ISO 32000-2,
 * 7.5.6); any other is written anew. False with errors. */
bool pdf_write(struct pdf *pdf, const char *version, struct buffer *out, struct diag *diag);

/* Tells what qpdf had to mend in it so far (DIAG_PDF_MENDED). */
void pdf_report_mended(struct pdf *pdf, struct diag *diag);

#endif
