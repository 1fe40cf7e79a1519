/* Inside the room: the files that offices write -> text. */
#ifndef WORD_TAKE_H
#define WORD_TAKE_H

#include "sheet/package.h"
#include "word/text.h"

extern const struct package_kind PACKAGE_DOCUMENT;

/* False with errors. */
bool take_docx(struct text *text, struct package *package, const char *document, struct diag *diag); /* ECMA-376 part 1, 17 */
bool take_odt(struct text *text, struct package *package, struct diag *diag);                        /* OASIS OpenDocument 1.3 part 3 */

#endif
