/* Narrow spaces, where a language has them: French “Quoi ?”, « mot ». */
#ifndef TYPESET_NARROW_H
#define TYPESET_NARROW_H

#include <stdbool.h>
#include <stddef.h>

#include "model/typography.h"
#include "type/type.h"

struct arena;

/* Whether the space or no-break space from `start` to `end` of the text is a narrow one by what stands before or behind it.
 * `typography` is that of its language; or NULL. */
bool space_is_narrow(const struct typography *typography, const char *text, size_t length, size_t start, size_t end);

/* The shaped space, as wide as the face's narrow no-break space (U+202F) but what the author wrote, so that it is read back
 * as that; itself if the face has none. In the arena. */
const struct shaped *narrow_space(struct arena *arena, const struct shaped *space);

#endif
