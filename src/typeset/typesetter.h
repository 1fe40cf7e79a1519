/* What typesetting keeps between documents, keyed by text and style, never by page: shaped words (in the shaper), the
 * hyphens of words, set paragraphs. Belongs to the engine; not thread-safe: one for each thread. */
#ifndef TYPESET_TYPESETTER_H
#define TYPESET_TYPESETTER_H

#include <stdbool.h>

#include "type/type.h"

struct reach;
struct typesetter;

/* `shaper` is borrowed, and `reach`, that of the first folder (NULL: any). Patterns are sought as HYPHENATION_FOLDER/LANGUAGE.dic (BCP 47, then its primary language:
 * `de-AT`, `de`); a compiled copy, COMPILED_FOLDER/LANGUAGE.bin, is used instead where there is one made of that very
 * file. Both folders may be NULL. `paired`: all that is in the second was made of what is in the first; a copy that is newer
 * and made of a file of the same length is then believed without the other being read. */
struct typesetter *typesetter_create(struct shaper *shaper, const struct reach *reach, const char *hyphenation_folder,
                                     const char *compiled_folder, bool paired);
void typesetter_destroy(struct typesetter *typesetter);

/* Called between documents, when no line of the last one is needed any more: forgets what is kept once it has grown
 * beyond some megabytes. Otherwise it does nothing. */
void typesetter_trim(struct typesetter *typesetter);

/* Forgets all set paragraphs; they know styles, families and typographies by address, so this is due before a layout that
 * was used with the typesetter is destroyed, unless the typesetter is destroyed too. */
void typesetter_forget(struct typesetter *typesetter);

#endif
