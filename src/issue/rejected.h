/* Rows that are kept to be mended: CSV under the headings of the file that they stand in, with the reason behind each. Read again,
 * they say what they said there. */
#ifndef ISSUE_REJECTED_H
#define ISSUE_REJECTED_H

#include "base/buffer.h"
#include "issue/cohort.h"

/* The first error, in a line, in the arena. */
const char *rejected_reason(const struct diag *found, struct arena *arena);

/* Appends the headings. The arena is for the work. */
void rejected_put_headings(struct buffer *out, const struct cohort *cohort, struct arena *arena);

/* Appends the row; a reason from an earlier time gives way to this one. */
void rejected_put(struct buffer *out, const struct cohort *cohort, const struct graduate *row, const char *reason,
                  struct arena *arena);

#endif
