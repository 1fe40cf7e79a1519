/* Letters that only look like others, as a keyboard gives that was left in another alphabet. What has one is printed as it should be, and
 * nobody who types the name or number finds it again. */
#include "base/unicode.h"
#include "gate/kinds.h"
#include "gate/language.h"

/* Marks are letters here; figures stand among those of a number. */
static bool is_within_word(const struct text *text, uint32_t sign)
{
    return unicode_is_letter(sign) || (text->use == TEXT_NUMBER && unicode_is_digit(sign));
}

/* A Latin J and n with a Cyrillic а between. */
bool find_alike(const struct text *text, struct part *part)
{
    enum script met = SCRIPT_OTHER;
    for (const char *at = text->start; at < text->end;) {
        *part = (struct part){at, at};
        uint32_t sign = utf8_next(&at, text->end);
        enum script script = unicode_is_letter(sign) ? script_of(sign) : SCRIPT_OTHER;
        if (script != SCRIPT_OTHER && met != SCRIPT_OTHER && script != met) {
            *part = word_around(text, part->start);
            return true;
        }
        if (script != SCRIPT_OTHER || !is_within_word(text, sign))
            met = script;
    }
    return false;
}
