/* Signs that stand there twice, and signs that cannot be seen. */
#include <string.h>

#include "base/unicode.h"
#include "gate/kinds.h"

/* ------------------------------------------------------------------------------------------------ doubled */

/* The length of a sign that may be doubled: ' ’ and, in cells, ". */
static size_t sign_length(const struct text *text, const char *at)
{
    if (*at == '\'')
        return 1;
    if (strncmp(at, "’", 3) == 0)
        return 3;
    return *at == '"' && text->use != TEXT_PROSE ? 1 : 0;
}

/* How often the pair of signs stands at the border of a word: as quotation marks they are two, ''Bo''. */
static int count_at_borders(const struct text *text, const char *pair, size_t length)
{
    int count = 0;
    for (const char *at = text->start; at + length <= text->end; at++)
        if (memcmp(at, pair, length) == 0) {
            count += !unicode_is_letter(letter_before(text, at)) || !unicode_is_letter(letter_at(text, at + length));
            at += length - 1;
        }
    return count;
}

/* O''Neil, Jan ""Bo"" Smith. */
static bool is_doubled_within(const struct text *text, const char *at, size_t length)
{
    bool before = unicode_is_letter(letter_before(text, at));
    bool behind = unicode_is_letter(letter_at(text, at + 2 * length));
    return (before && behind) || (*at == '"' && (before || behind));
}

bool find_doubled(const struct text *text, struct part *part)
{
    bool counted = text->use != TEXT_NAME; /* ''t Hof, but not ''Bo'', which quotes */
    for (const char *at = text->start; at < text->end; at++) {
        size_t length = sign_length(text, at);
        if (!length || at + 2 * length > text->end || memcmp(at, at + length, length) != 0)
            continue;
        *part = (struct part){at, at + 2 * length};
        if (is_doubled_within(text, at, length))
            return true;
        if (!counted && *at != '"' && count_at_borders(text, at, 2 * length) % 2 == 1)
            return true;
        counted |= *at != '"';
    }
    return false;
}

/* ------------------------------------------------------------------------------------------------ unseen */

/* Joiners belong to Arabic and Indic scripts, whose letters come behind Hebrew's. */
static bool joins_latin(const struct text *text, const char *at, const char *next)
{
    enum { FIRST_JOINED = 0x600 };
    uint32_t before = letter_before(text, at), behind = letter_at(text, next);
    return before < FIRST_JOINED || behind < FIRST_JOINED;
}

/* Which form of a character is meant. */
static bool selects_variant(uint32_t code_point)
{
    return (code_point >= 0xFE00 && code_point <= 0xFE0F) || (code_point >= 0xE0100 && code_point <= 0xE01EF);
}

/* Where lines of prose may break or must not, an author may say. */
static bool is_meant_in_prose(uint32_t code_point)
{
    return code_point == 0xAD || code_point == 0x2060;
}

/* Where a picture stood: U+FFFC. */
enum { OBJECT = 0xFFFC };

bool find_invisible(const struct text *text, struct part *part)
{
    for (const char *at = text->start, *next; at < text->end; at = next) {
        next = at;
        uint32_t code_point = utf8_next(&next, text->end);
        bool unseen = code_point == OBJECT || (code_point >= 0x80 && unicode_is_unseen(code_point));
        if (!unseen || selects_variant(code_point))
            continue;
        bool joiner = code_point == 0x200C || code_point == 0x200D;
        if (joiner ? joins_latin(text, at, next) : text->use != TEXT_PROSE || !is_meant_in_prose(code_point)) {
            *part = (struct part){at, next};
            return true;
        }
    }
    return false;
}
