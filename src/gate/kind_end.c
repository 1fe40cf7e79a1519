/* What stands at the ends of a name or number: signs that only stand between two parts, and what encloses them. */
#include <string.h>

#include "base/unicode.h"
#include "gate/kinds.h"

/* ------------------------------------------------------------------------------------------------ loose ends */

static bool parts(uint32_t code_point)
{
    enum { EN_DASH = 0x2013, EM_DASH = 0x2014 };
    return code_point == EN_DASH || code_point == EM_DASH || (code_point && code_point < 0x80 && strchr("-,;:/&_", (int)code_point));
}

/* "Jansen, Zoë," and "2026-": the cell beside it was empty when the two were joined. */
bool find_loose_end(const struct text *text, struct part *part)
{
    *part = (struct part){text->start, text->end};
    return parts(letter_at(text, text->start)) || parts(letter_before(text, text->end));
}

/* ------------------------------------------------------------------------------------------------ enclosed */

/* "Zoë Jansen": the sign that closes stands nowhere else, as it does in "Bo" Smith "jr". */
static bool encloses(const struct text *text, const char *opening, const char *closing)
{
    size_t before = strlen(opening), behind = strlen(closing);
    return strncmp(text->start, opening, before) == 0 && (size_t)(text->end - text->start) > before + behind &&
           strstr(text->start + before, closing) == text->end - behind;
}

bool find_enclosed(const struct text *text, struct part *part)
{
    static const char *const pairs[][2] = {{"\"", "\""}, {"'", "'"}, {"(", ")"}, {"“", "”"}, {"”", "”"}, {"„", "“"}, {"„", "”"},
                                           {"‘", "’"}, {"’", "’"}, {"‚", "‘"}, {"‚", "’"}, {"«", "»"}, {"»", "«"}, {"‹", "›"}};
    *part = (struct part){text->start, text->end};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (encloses(text, pairs[i][0], pairs[i][1]))
            return true;
    return false;
}

/* ------------------------------------------------------------------------------------------------ unpaired */

/* Zoë (Jansen; "Zoë Jansen, of a line whose quotation marks were read otherwise than meant. */
bool find_unpaired(const struct text *text, struct part *part)
{
    int quotes = 0, open = 0;
    *part = (struct part){text->start, text->end};
    for (const char *at = text->start; at < text->end && open >= 0; at++) {
        quotes += *at == '"';
        open += (*at == '(') - (*at == ')');
    }
    return quotes % 2 || open;
}
