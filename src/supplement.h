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

/* The data that a supplement's PDF was made from, appended to `source`: rendering them again gives the same PDF. A diploma
 * with several supplements carries several: `number` counts them from 1; 0 gives the first, with a warning if there are
 * more. False with errors in the sink. */
bool supplement_extract(struct supplement *supplement, const char *path, int number, struct buffer *source,
                        struct diag *diag);

/* A PDF in memory. The name stands in messages; its last part names the file where it is embedded. */
struct supplement_file {
    const char *name;
    const void *bytes;
    size_t length;
};

enum supplement_joining {
    SUPPLEMENT_APPEND,    /* the supplements' pages after the diploma's */
    SUPPLEMENT_EMBED,     /* the supplements as files that are associated with the diploma; its pages stay as they are */
    SUPPLEMENT_COLLECTION /* the supplements as the pages, the diploma inside as a file, byte for byte */
};

struct supplement_attachment {
    struct supplement_file diploma;
    const struct supplement_file *supplements; /* at least one */
    size_t supplement_count;
    enum supplement_joining joining;
    bool duplex;                               /* appended supplements begin on a right-hand page */
    bool break_signature;                      /* else a signature of the diploma that would break is an error */
    bool require_pdfa, require_pdfua;          /* an error if the whole cannot claim any level of it */
};

/* Joins supplements to their diploma; the whole is appended to `out`. It claims PDF/A, PDF/UA and tags where all parts do;
 * what is lost of that is told as warnings. To a signed diploma nothing is done that breaks the signature: embedding adds
 * to the file's end, where the signature allows it. Equal input gives equal bytes. False with errors in the sink. */
bool supplement_attach(struct supplement *supplement, const struct supplement_attachment *attachment, struct buffer *out,
                       struct diag *diag);

/* Checks a qualification, layout or label file without rendering: against its schema, and a qualification also for all
 * that the layout (NULL: the Europass certificate supplement) asks of each of its editions. `summary` receives a line of
 * words on what was checked, or an empty one. True if there is no error. */
bool supplement_check(struct supplement *supplement, struct supplement_layout *layout, const char *path,
                      struct buffer *summary, struct diag *diag);

#endif
