/* What a file is that somebody takes for a PDF: an archive of them, the e-mail that they came with, a picture of one. */
#ifndef BASE_NO_PDF_H
#define BASE_NO_PDF_H

#include <stdbool.h>
#include <stddef.h>

/* In words, in the language that is spoken, with what to do if a PDF may be inside, which `holds_one` receives; NULL: it may be a PDF, or
 * anything. */
const char *no_pdf_words(const void *bytes, size_t length, bool *holds_one);

#endif
