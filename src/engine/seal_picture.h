/* What a seal looks like where a layout gives it a place. */
#ifndef ENGINE_SEAL_PICTURE_H
#define ENGINE_SEAL_PICTURE_H

#include "attach/seal.h"
#include "engine/engine.h"

/* Whose it is. */
struct seal_picture {
    struct supplement *supplement;
    const char *organisation; /* "": the certificate names none */
    const char *owner;        /* its common name, or its organisation again */
};

/* A draw_seal_function of a struct seal_picture: a frame, and in it the words and whose it is, as large as there is room. What Noto Sans
 * has no letters for is left out. When it was sealed is not there: that anybody can write. */
void draw_seal(void *context, const struct seal_box *box, struct buffer *out);

#endif
