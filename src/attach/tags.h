/* What can be wrong with the tags of a file that has them. */
#ifndef ATTACH_TAGS_H
#define ATTACH_TAGS_H

#include "attach/pdf.h"

/* Whether the text names a language, as BCP 47 writes it (RFC 5646, 2.1): "nl", "en-GB". An empty one says that it is unknown. */
bool is_language_tag(const char *text);

/* In words, behind "it"; NULL: nothing that shows. For all of PDF/A's level a and PDF/UA-1: each type leads to one that readers
 * know (ISO 19005-3, 6.7.3; ISO 14289-1, 7.1), and languages are languages. With `accessible`, for PDF/UA-1, too: pictures and
 * formulas have words (7.3, 7.7), headings skip no level (7.4.2), notes have a name (7.9), and parts of lists and tables stand in
 * them (7.2). */
const char *find_fault_in_tags(struct pdf *pdf, bool accessible);

/* In words, behind "it": a picture that says nothing to who does not see it; NULL: there is none. PDF/UA-2 asks that too, but a
 * formula may say it in MathML there (ISO 14289-2, 8.2.5.28 and 8.2.5.29). */
const char *find_picture_without_words(struct pdf *pdf);

#endif
