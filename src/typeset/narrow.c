#include "typeset/narrow.h"

#include <string.h>

#include "base/arena.h"

/* Bytes of the character that begins with this one. */
static size_t character_length(char first)
{
    unsigned char byte = (unsigned char)first;
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/* `signs` is a list with spaces between; NULL: none. */
static bool is_listed(const char *signs, const char *sign, size_t length)
{
    for (const char *at = signs; at && *at; at += strcspn(at, " "), at += *at == ' ')
        if (strcspn(at, " ") == length && memcmp(at, sign, length) == 0)
            return true;
    return false;
}

static bool is_before_sign(const char *signs, const char *text, size_t length, size_t end)
{
    size_t sign = end < length ? character_length(text[end]) : 0;
    return sign && sign <= length - end && is_listed(signs, text + end, sign);
}

static bool is_behind_sign(const char *signs, const char *text, size_t start)
{
    size_t from = start;
    while (from > 0 && (text[--from] & 0xC0) == 0x80)
        ;
    return from < start && is_listed(signs, text + from, start - from);
}

bool space_is_narrow(const struct typography *typography, const char *text, size_t length, size_t start, size_t end)
{
    if (!typography || (!typography->narrow_before && !typography->narrow_behind))
        return false;
    if (text[start] != ' ' && memcmp(text + start, "\u00A0", end - start) != 0) /* an author's own width */
        return false;
    return is_before_sign(typography->narrow_before, text, length, end) ||
           is_behind_sign(typography->narrow_behind, text, start);
}

const struct shaped *narrow_space(struct arena *arena, const struct shaped *space)
{
    uint32_t narrow = face_glyph(space->face, 0x202F);
    if (!narrow || space->count != 1)
        return space;
    struct shaped *shaped = arena_new(arena, struct shaped);
    struct glyph *glyph = arena_new(arena, struct glyph);
    *glyph = *space->glyphs;
    glyph->advance_fu = face_advance_fu(space->face, narrow);
    *shaped = *space;
    shaped->glyphs = glyph;
    shaped->width_fu = glyph->advance_fu;
    return shaped;
}
