/* Inside the room: what separates the cells of a CSV file. */
#ifndef SHEET_SEPARATOR_H
#define SHEET_SEPARATOR_H

#include <stddef.h>

/* What a `sep=;` line at the beginning says (Excel's own); `length` is that of the line without its end. 0: there is
 * none. */
char separator_said(const char *text, size_t text_length, size_t *length);

/* The separator of the first row that has any, of the first ten: whichever of semicolon, comma, tab and | stands in it most often
 * outside quotes. One that a space follows belongs to the words of a heading or title; it is counted, in the first row, only
 * if none of these rows has another, or the first of those that do has it as often too. 0: there is none. */
char separator_of(const char *text, size_t length);

#endif
