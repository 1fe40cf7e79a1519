/* Typesetting: document -> pages. */
#ifndef TYPESET_TYPESET_H
#define TYPESET_TYPESET_H

#include "frame/pages.h"
#include "typeset/paragraph.h"
#include "typeset/typesetter.h"

enum { PAGES_MOST = 2000 };

/* Sets the document on pages, in the arena, at the size and on as many pages as its `fit` asks for; on as few more as it
 * can, reported, if it does not fit. NULL with errors reported. */
const struct pages *typeset_document(struct typesetter *typesetter, const struct document *document, struct arena *arena,
                                     struct diag *diag);

/* A personal paragraph that reads otherwise than when `pages` were made; NULL if the pages must be made anew, because it
 * takes more or less room than it did, or something is to be told of it. `diag` may then hold findings that nobody needs.
 * Kept as long as the typesetter keeps paragraphs. */
const struct set_paragraph *typeset_personal(struct typesetter *typesetter, const struct pages *pages,
                                             const struct block *block, struct diag *diag);

#endif
