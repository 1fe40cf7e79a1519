/* Files that one program made alike begin with the same bytes: what a seal's revision takes of them, the catalogue and the first page,
 * is read of the first only. Of the next it is compared. */
#ifndef ATTACH_SEAL_ALIKE_H
#define ATTACH_SEAL_ALIKE_H

#include "attach/pdf.h"
#include "attach/seal.h"

/* Opens the first page of a copy of the file, which the memory owns with all that is then added, and with the text that is written of it.
 * NULL: it is not by the book, or not of a kind that others can be like. */
struct pdf *alike_open(struct attach_memory **memory, const struct attach_file *file, struct plain_text **text);

/* Keeps what was added to that for this place, or forgets it. */
void alike_keep(struct attach_memory *memory, const struct seal_place *place);
void alike_drop(struct attach_memory *memory);

/* Appends the file with the revision that was made for another, if what that took is the same in both; else false, and `out` is as it
 * was. */
bool alike_write(struct attach_memory *memory, const struct attach_file *file, const struct seal_place *place, struct buffer *out);

#endif
