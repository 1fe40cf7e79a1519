/* Which face has which part of a piece: the style's own family first, then the others in the layout's order. */
#ifndef TYPESET_COVER_H
#define TYPESET_COVER_H

#include "base/buffer.h"
#include "typeset/prepare.h"

/* Collects pieces for a prepared paragraph. */
struct cover {
    struct typesetter *typesetter;
    const struct run *runs;
    struct prepared *prepared;
    struct buffer *pieces;        /* of struct piece; the typesetter's, like the next */
    struct buffer *softs;         /* of struct hyphen */
};

void cover_init(struct cover *cover, struct typesetter *typesetter, const struct run *runs, struct prepared *prepared);

/* Moves what was collected to the prepared paragraph. */
void cover_finish(struct cover *cover);

/* Shapes the piece and adds it; as several pieces where no single face has all of it. A character that no face has is a
 * finding of the prepared paragraph. */
void cover_piece(struct cover *cover, struct piece *piece, const char *text, size_t length);

/* Adds the piece as it is. */
void cover_add(struct cover *cover, const struct piece *piece);

/* The piece that was added last, until the next is added; NULL if there is none. */
struct piece *cover_last(struct cover *cover);

#endif
