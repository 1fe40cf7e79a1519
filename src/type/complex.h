/* Shaping by HarfBuzz, for text that is not plain. Private to this room. */
#ifndef TYPE_COMPLEX_H
#define TYPE_COMPLEX_H

#include "type/type.h"

/* What is kept between texts: HarfBuzz's buffer and its plans. For one thread at a time. */
struct complex_shaper;

struct complex_shaper *complex_create(void);
void complex_destroy(struct complex_shaper *shaper);

/* Shapes a text. `language` is a BCP 47 tag. Gives `count` glyphs, valid until the next call. */
const struct glyph *complex_shape(struct complex_shaper *shaper, const struct face *face, const char *language,
                                  const char *text, size_t length, size_t *count);

#endif
