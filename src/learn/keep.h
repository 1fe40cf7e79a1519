/* What is imported, kept in a folder: as files that people work on, and beside them, in .imported, as it was imported last, so that the next
 * import knows what they have written since. */
#ifndef LEARN_KEEP_H
#define LEARN_KEEP_H

#include "base/diag.h"
#include "learn/parts.h"

struct keeping {
    const char *folder;
    const char *id;                       /* by which the qualification is known again */
    const char *(*name)(void *context);   /* of its file, without .xml, if it is to be made */
    void *context;
    const char *language;                 /* in which alone it is; what the file says in others is not its affair. NULL: it is a whole record */
    const struct xml_file *base;          /* what stands for the last import if there was none; or NULL */
    struct arena *arena;
    struct buffer *report;                /* what was done is appended, in lines */
    struct diag *diag;
};

/* Makes the folder, and that in it. False with an error. */
bool keep_begin(const char *folder, struct diag *diag);

/* Makes the qualification's file, or brings it up to date; see merge.h. False with errors. */
bool keep_parts(const struct keeping *keeping, const struct parts *parts);

#endif
