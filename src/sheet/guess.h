/* Inside the room: in which encoding of one byte a letter a text file is that does not say so. */
#ifndef SHEET_GUESS_H
#define SHEET_GUESS_H

#include "sheet/source.h"

/*
 * Decides by the words of the file that have letters outside ASCII (the first 2,000 different ones): which encoding makes
 * words of them all that a language of Europe is spelt like, where no other does. Encodings in which the file has the same
 * text are one. Gives the encoding (base/unicode_encoding.h) with a warning that shows words; -1 with an error that shows
 * the first word as the likeliest encodings have it. `perhaps_utf8`: all of the file is valid UTF-8, but for letters that
 * are none of Europe's; GUESS_UTF8 if no other encoding makes words of it. Takes time linear in the file.
 */
enum { GUESS_UTF8 = -2 };
int guess_encoding(const struct source *source, bool perhaps_utf8, struct diag *diag);

#endif
