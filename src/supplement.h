/* Supplement: qualification data -> Europass certificate supplements.
 *
 *     struct supplement *supplement = supplement_create(NULL);
 *     struct diag *diag = diag_create();
 *     struct supplement_layout *layout = supplement_open_layout(supplement, NULL, diag);
 *     struct supplement_qualification *qualification = supplement_open_qualification(supplement, "25135.xml", diag);
 *     struct supplement_files files = {0};
 *     if (layout && qualification &&
 *         supplement_render(supplement, layout, qualification, &(struct supplement_request){.language = "nl"}, &files, diag))
 *         fwrite(files.list[0].bytes, 1, files.list[0].length, stdout);
 *     diag_print(diag, stderr);
 *
 * An engine with what was opened through it serves one thread at a time; several engines serve several. Words are kept
 * between documents, so the second document of a kind costs a fraction of the first. */
#ifndef SUPPLEMENT_H
#define SUPPLEMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/diag.h"

struct supplement;
struct supplement_layout;
struct supplement_qualification;

/* `data_folder` holds layouts/; NULL: where the program was built or installed. Never fails. */
struct supplement *supplement_create(const char *data_folder);

/* Closes the engine and all that was opened through it. NULL is fine. */
void supplement_destroy(struct supplement *supplement);

/* Opens a layout file; NULL as path: the Europass certificate supplement. NULL with errors in the sink. */
struct supplement_layout *supplement_open_layout(struct supplement *supplement, const char *path, struct diag *diag);

/* Opens a qualification file ("-": standard input). NULL with errors in the sink. */
struct supplement_qualification *supplement_open_qualification(struct supplement *supplement, const char *path,
                                                               struct diag *diag);

/* The languages (BCP 47) in which there are editions, as the file names them, ended by NULL. Borrowed from the
 * qualification. */
const char *const *supplement_editions(const struct supplement_qualification *qualification);

enum supplement_format { SUPPLEMENT_PDF, SUPPLEMENT_PNG, SUPPLEMENT_SVG, SUPPLEMENT_TRACE };

/* A value of a personal edition, e.g. holder.name. */
struct supplement_field {
    const char *name, *value; /* UTF-8 */
    struct place place;       /* where it was given, for messages */
};

struct supplement_request {
    const char *language;     /* of the edition; NULL: the first that the file names */
    enum supplement_format format;
    const struct supplement_field *fields;
    size_t field_count;
    const char *date;         /* of the document, ISO 8601 in UTC (2026-03-01T12:00:00Z); NULL: the qualification's date */
};

/* What was made: one file, or of PNG and SVG one for each page. Zeroed before its first use; may be used again. */
struct supplement_files {
    struct buffer *list;
    size_t count, capacity;
};
void supplement_files_finish(struct supplement_files *files);

/* Makes one document. Equal input gives equal bytes. False with errors in the sink: `files` is empty then. */
bool supplement_render(struct supplement *supplement, struct supplement_layout *layout,
                       const struct supplement_qualification *qualification, const struct supplement_request *request,
                       struct supplement_files *files, struct diag *diag);

/* The data that a supplement's PDF was made from, appended to `source`: rendering them again gives the same PDF. False with
 * errors in the sink. */
bool supplement_extract(struct supplement *supplement, const char *path, struct buffer *source, struct diag *diag);

/* ------------------------------------------------------------------------------------------------ what was issued */

enum supplement_verdict {
    SUPPLEMENT_GENUINE,   /* byte for byte what the register says was issued */
    SUPPLEMENT_UNALTERED, /* there is no register; it is what its own data make */
    SUPPLEMENT_REPLACED,  /* was issued, and later another in its place */
    SUPPLEMENT_REVOKED,   /* was issued, and taken back */
    SUPPLEMENT_ALTERED,   /* the document was issued, but not this file; without a register: not what its own data make */
    SUPPLEMENT_UNKNOWN
};

/* Receives the verdict on a file, and why, in a line of words. */
typedef void supplement_verified(void *context, const char *path, enum supplement_verdict verdict, const char *words);

struct supplement_verification {
    const char *const *paths;
    size_t count;
    const char *register_path;        /* NULL: register.db beside each file, or in one of the two folders above */
    struct supplement_layout *layout; /* to make a file again, where there is no register; NULL: as supplement_open_layout */
    supplement_verified *tell;
    void *context;
};

/* Says of each file whether it is what was issued. False with errors in the sink: a file or register could not be read; of
 * that file nothing is told. */
bool supplement_verify(struct supplement *supplement, const struct supplement_verification *verification,
                       struct diag *diag);

/* Lists a register of what was issued: as a table for people, or all of it as CSV that spreadsheets open. False with errors
 * in the sink, or if `out` failed. */
bool supplement_register_list(struct supplement *supplement, const char *path, bool csv, FILE *out, struct diag *diag);

/* Marks issues, cited as 25135/2026-004711/nl/1, as revoked, all or none. `when` is ISO 8601 in UTC; NULL: now. False with
 * errors in the sink. */
bool supplement_register_revoke(struct supplement *supplement, const char *path, const char *const *numbers,
                                size_t count, const char *reason, const char *when, struct diag *diag);

/* Takes over what other registers hold, all or nothing; appends a line on each to `summary`. False with errors in the sink:
 * among them each number under which two registers hold different files. */
bool supplement_register_merge(struct supplement *supplement, const char *into, const char *const *from, size_t count,
                               struct buffer *summary, struct diag *diag);

/* ------------------------------------------------------------------------------------------------ checking */

/* Checks a qualification, layout or label file without rendering: against its schema, and a qualification also for all
 * that the layout (NULL: the Europass certificate supplement) asks of each of its editions. `summary` receives a line of
 * words on what was checked, or an empty one. True if there is no error. */
bool supplement_check(struct supplement *supplement, struct supplement_layout *layout, const char *path,
                      struct buffer *summary, struct diag *diag);

#endif
