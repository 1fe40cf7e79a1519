/*
 * Plain text: characters that are one glyph each, and that nothing but kerning between neighbours moves. It is shaped
 * here with the same result as by HarfBuzz, in a seventh of the instructions; nearly every word of a document is plain.
 *
 * Whether a glyph is plain is read from the font: no rule that is on may have a hold on it. So a font whose rules are
 * more than this room understands has no plain text, and nothing is shaped wrongly. Private to this room.
 */
#ifndef TYPE_PLAIN_H
#define TYPE_PLAIN_H

#include "type/type.h"

/* What is known of a face for a script and language. For one thread at a time. */
struct plain;

/* Takes OpenType tags. NULL if the face has no plain text. */
struct plain *plain_create(const struct face *face, uint32_t script, uint32_t language);
void plain_destroy(struct plain *plain);

/* True if the face has the same rules for that script and language, so that no other memory is needed for them. */
bool plain_serves(const struct plain *plain, const struct face *face, uint32_t script, uint32_t language);

/* Shapes a text of that script; `glyphs` has room for one glyph a byte. False if the text is not plain. `literal` as in
 * struct shaped. */
bool plain_shape(struct plain *plain, const char *text, size_t length, struct glyph *glyphs, size_t *count, bool *literal);

#endif
