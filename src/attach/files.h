/* Embedded and associated files (ISO 32000-2, 7.11.4 and 14.13). */
#ifndef ATTACH_FILES_H
#define ATTACH_FILES_H

#include "attach/claims.h"

/* What the whole embeds. */
struct embedding {
    const char *name; /* the file's, UTF-8 */
    const char *description;
    const char *relationship; /* "/Supplement", "/Unspecified" */
    const struct attach_file *file;
    const char *date; /* of its last change, as PDF writes it, or NULL */
};

/* A file specification with the file inside, indirect. */
qpdf_oh files_make(struct pdf *pdf, const struct embedding *embedding);

/* The embedding of a supplement: its name, title and date. */
struct embedding embedding_of(struct part *supplement);

/* Embeds a file in the document and associates it with that. */
void files_add(struct pdf *whole, const struct embedding *embedding);

/* The files of `part` become files of the whole. Files get new names where the whole has these already. */
void files_join(struct pdf *whole, struct pdf *part);

#endif
