/* Inside the room: dates and times of a workbook, as ISO 8601 writes them, with a space between the two. */
#ifndef SHEET_DATE_H
#define SHEET_DATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "sheet/decimal.h"

/*
 * Appends the parts that `shows` (format.h) names of a serial number: days since the beginning of 1900, where 60 is a
 * 29 February that never was, or of 1904 (ECMA-376 part 1, 18.17.4.1). Behind a day stands its time, if it has one, whether
 * that is shown or not. False if it is no date that ever was.
 */
bool date_put(const struct decimal *serial, unsigned shows, bool since_1904, struct buffer *out);

/* The same for a date, a time or both, as a strict workbook may hold them (18.18.11, "d"). A `shows` of 0: all of it.
 */
bool date_put_iso(const char *text, size_t length, unsigned shows, struct buffer *out);

/* The same for a length of time, as OpenDocument has it ("PT14H30M00S"; W3C XML Schema part 2, 3.2.6, without days): on a clock, unless
 * `shows` says that it is not counted anew each day. */
bool date_put_duration(const char *text, size_t length, unsigned shows, struct buffer *out);

#endif
