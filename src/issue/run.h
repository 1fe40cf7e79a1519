/* The print run of a cohort: all documents in one PDF for the printer, or in several of so many sheets. */
#ifndef ISSUE_RUN_H
#define ISSUE_RUN_H

#include "supplement.h"

struct run_file;

/* A run that becomes `path`, or with a limit of `sheets` PATH-1.pdf, PATH-2.pdf …; of this mode, synced as whole.h has it; the engine and
 * layout must stay. */
struct run_file *run_create(const char *path, int mode, bool synced, int sheets, struct supplement *supplement,
                            struct supplement_layout *layout, const char *date, enum standard standard);

/* Adds a document of so many pages. False with errors. */
bool run_add(struct run_file *run, const struct supplement_qualification *qualification,
             const struct supplement_request *request, const char *bookmark, int pages, struct diag *diag);

/* The name of the file that the last document went into. */
const char *run_name(const struct run_file *run);

/* Gives the files their names; where there is a file of that name, it must be the same, else DIAG_NAME_TAKEN. */
bool run_finish(struct run_file *run, struct diag *diag);

/* Removes what was not finished. NULL is fine. */
void run_destroy(struct run_file *run);

#endif
