/* A PDF file that is passed on while it is made, so that it need not fit in memory. Private to the PDF painter. */
#ifndef PAINT_PDF_RUN_H
#define PAINT_PDF_RUN_H

#include "paint/paint.h"
#include "paint/pdf_object.h"

struct pdf_run {
    paint_sink *sink;
    void *context;
    struct buffer out;          /* what is not passed on yet */
    uint64_t hash;              /* of what is passed on: */
    uint32_t sum;               /* see pdf_put_identifier */
};

/* Begins a file without pages: page objects, and the tree above them, are the caller's to write. `run` has a sink and its
 * context, the file its standard. False with DIAG_INTERNAL: libharu failed. */
bool pdf_run_begin(struct pdf_run *run, struct pdf_file *file, struct diag *diag);

/* Passes on what is written. False with DIAG_FILE_UNWRITABLE; or DIAG_RUN_TOO_LARGE: it is more than a file may hold. */
bool pdf_run_pass(struct pdf_run *run, struct pdf_file *file, struct diag *diag);

/* Writes what remains, and passes it on. False with one of these errors. */
bool pdf_run_end(struct pdf_run *run, struct pdf_file *file, struct diag *diag);

void pdf_run_finish(struct pdf_run *run);

#endif
