#include "type/language.h"

#include <string.h>

#include "base/ascii.h"
#include "base/unicode.h"

/* The languages of the Union, of its neighbours and of their minorities (OpenType 1.9, "Language System Tags"). */
static const char languages[][2][5] = {
    {"bg", "BGR "}, {"bs", "BOS "}, {"ca", "CAT "}, {"cs", "CSY "}, {"cy", "WEL "}, {"da", "DAN "}, {"de", "DEU "},
    {"el", "ELL "}, {"en", "ENG "}, {"es", "ESP "}, {"et", "ETI "}, {"eu", "EUQ "}, {"fi", "FIN "}, {"fr", "FRA "},
    {"ga", "IRI "}, {"gl", "GAL "}, {"hr", "HRV "}, {"hu", "HUN "}, {"is", "ISL "}, {"it", "ITA "}, {"lb", "LTZ "},
    {"lt", "LTH "}, {"lv", "LVI "}, {"mk", "MKD "}, {"mt", "MTS "}, {"nl", "NLD "}, {"pl", "PLK "}, {"pt", "PTG "},
    {"ro", "ROM "}, {"ru", "RUS "}, {"sk", "SKY "}, {"sl", "SLV "}, {"sr", "SRB "}, {"sv", "SVE "}, {"tr", "TRK "},
    {"uk", "UKR "},
};

bool language_find(const char *tag, uint32_t *language)
{
    *language = 0;
    if (strcmp(tag, "und") == 0)
        return true;
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        const char *found = languages[i][1];
        if (strcmp(languages[i][0], tag) != 0)
            continue;
        *language = SFNT_TAG(found[0], found[1], found[2], found[3]);
        return true;
    }
    return false;
}

enum { COMMON = 1 };

/* Characters that are one glyph each, by script (Unicode 15, Scripts.txt). Not among them: marks, characters that are
 * ignored or shown as others (soft hyphen, joiners), the fraction slash, and whatever is rare enough to be left out. */
static const struct {
    uint32_t first, last, script;
} ranges[] = {
    {0x0020, 0x0040, COMMON}, {0x0041, 0x005A, SCRIPT_LATIN},
    {0x005B, 0x0060, COMMON}, {0x0061, 0x007A, SCRIPT_LATIN},
    {0x007B, 0x007E, COMMON}, {0x00A0, 0x00A9, COMMON},
    {0x00AA, 0x00AA, SCRIPT_LATIN}, {0x00AB, 0x00AC, COMMON},
    {0x00AE, 0x00B9, COMMON}, {0x00BA, 0x00BA, SCRIPT_LATIN},
    {0x00BB, 0x00BF, COMMON}, {0x00C0, 0x00D6, SCRIPT_LATIN},
    {0x00D7, 0x00D7, COMMON}, {0x00D8, 0x00F6, SCRIPT_LATIN},
    {0x00F7, 0x00F7, COMMON}, {0x00F8, 0x024F, SCRIPT_LATIN},
    {0x0386, 0x0386, SCRIPT_GREEK}, {0x0388, 0x03E1, SCRIPT_GREEK},
    {0x0400, 0x0481, SCRIPT_CYRILLIC}, {0x048A, 0x052F, SCRIPT_CYRILLIC},
    {0x1E00, 0x1EFF, SCRIPT_LATIN}, {0x1F00, 0x1FBC, SCRIPT_GREEK},
    {0x2010, 0x2027, COMMON}, {0x202F, 0x2043, COMMON},
    {0x20A0, 0x20BF, COMMON}, {0x2116, 0x2116, COMMON},
    {0x2122, 0x2122, COMMON}, {0x2200, 0x22FF, COMMON},
};

static uint32_t script_of(uint32_t code_point)
{
    size_t low = 0, high = sizeof ranges / sizeof *ranges;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (code_point < ranges[middle].first)
            high = middle;
        else if (code_point > ranges[middle].last)
            low = middle + 1;
        else
            return ranges[middle].script;
    }
    return 0;
}

uint32_t script_find(const char *text, size_t length)
{
    uint32_t script = COMMON;
    const char *end = text + length;
    while (text < end) {
        if (*text >= ' ' && *text <= '~') {
            if (script == COMMON && ascii_is_letter(*text))
                script = SCRIPT_LATIN;
            do
                text++;
            while (script != COMMON && text < end && *text >= ' ' && *text <= '~'); /* all that is left of most words: it tells nothing more */
            continue;
        }
        uint32_t next = script_of(utf8_next(&text, end));
        if (!next)
            return 0;
        if (script == COMMON)
            script = next;
    }
    return script == COMMON ? SCRIPT_LATIN : script;
}
