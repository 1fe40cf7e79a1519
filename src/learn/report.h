/* What became of each fact of a record. */
#ifndef LEARN_REPORT_H
#define LEARN_REPORT_H

#include "base/buffer.h"
#include "learn/record.h"

/* Appends a line for each kind of fact that the qualification leads to: where it went, how many there are, and in which languages; of what has
 * no place, the first words. Facts of other qualifications are not followed. */
void report_record(struct record *record, struct buffer *out);

#endif
