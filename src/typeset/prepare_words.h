/* Preparing word by word. Inside the room. */
#ifndef TYPESET_PREPARE_WORDS_H
#define TYPESET_PREPARE_WORDS_H

#include "typeset/prepare.h"

/* Prepares a paragraph of words with one space between, none of which needs a closer look, from the vocabulary; nearly all are.
 * `prepared` has its looks. Pieces live in typesetter->kept. False: it must be read letter by letter. */
bool prepare_words(struct typesetter *typesetter, const struct paragraph_content *content, bool one_line,
                   struct prepared *prepared);

#endif
