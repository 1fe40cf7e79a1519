#include "issue/spoken.h"

#include <string.h>

#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "base/ascii.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "base/unicode.h"

static bool is_same(const char *one, const char *other)
{
    return strlen(one) == strlen(other) && ascii_compare(one, other, strlen(one)) == 0;
}

/* ------------------------------------------------------------------------------------------------ codes */

enum { CODE_MOST = 3 };

/* nl-NL and nl_NL are nl: what says a country, by two letters or three figures, is left out. False: it has other parts too, or is too long. */
static bool read_code(const char *words, char code[CODE_MOST + 1])
{
    const size_t length = strcspn(words, "-_"), behind = words[length] ? strlen(words + length + 1) : 0;
    if (length < 2 || length > 3 || (words[length] && behind != 2 && behind != 3))
        return false;
    for (size_t i = 0; i < length; i++) {
        if (!ascii_is_letter(words[i]))
            return false;
        code[i] = (char)(words[i] | 0x20);
    }
    code[length] = '\0';
    return true;
}

/* Codes that libraries have beside those of ISO 639-2/T, which ICU knows. */
static bool is_of_libraries(const char *language, const char *code)
{
    static const char *const CODES[][2] = {{"sq", "alb"}, {"hy", "arm"}, {"eu", "baq"}, {"cs", "cze"}, {"nl", "dut"}, {"fr", "fre"}, {"ka", "geo"}, {"de", "ger"},
                                           {"el", "gre"}, {"is", "ice"}, {"mk", "mac"}, {"ro", "rum"}, {"sk", "slo"}, {"cy", "wel"}};
    for (size_t i = 0; i < sizeof CODES / sizeof *CODES; i++)
        if (strcmp(CODES[i][0], language) == 0)
            return strcmp(CODES[i][1], code) == 0;
    return false;
}

static bool is_code(const char *language, const char *words)
{
    char own[CODE_MOST + 1], code[CODE_MOST + 1];
    if (!read_code(language, own) || !read_code(words, code))
        return false;
    return strcmp(own, code) == 0 || strcmp(uloc_getISO3Language(own), code) == 0 || is_of_libraries(own, code);
}

/* ------------------------------------------------------------------------------------------------ names */

static void fold(struct buffer *out, const char *words)
{
    for (const char *end = words + strlen(words); words < end;) {
        const uint32_t code = utf8_next(&words, end);
        if (unicode_is_letter(code))
            unicode_fold(out, code);
    }
    buffer_byte(out, '\0');
}

/* The name of a language in another, folded; nothing if ICU has none. */
static void put_name(struct buffer *out, const char *language, const char *other)
{
    enum { NAME_MOST = 100 };
    UChar units[NAME_MOST];
    char name[3 * NAME_MOST + 1];
    UErrorCode status = U_ZERO_ERROR;
    const int32_t length = uloc_getDisplayName(language, other, units, NAME_MOST, &status);
    if (status == U_MEMORY_ALLOCATION_ERROR)
        memory_exhausted();
    if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING || status == U_STRING_NOT_TERMINATED_WARNING)
        return;
    u_strToUTF8(name, sizeof name, NULL, units, length, &status);
    if (U_SUCCESS(status))
        fold(out, name);
}

static bool is_named(const char *language, const char *folded)
{
    static const char *const OTHERS[] = {"bg", "bs", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "eu", "fi", "fr", "ga", "gl", "hr", "hu", "is", "it",
                                         "lb", "lt", "lv", "mk", "mt", "nb", "nl", "nn", "pl", "pt", "ro", "sk", "sl", "sq", "sr", "sr-Latn", "sv", "tr", "uk"};
    struct buffer name = {0};
    bool is = false;
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS && !is; i++) {
        buffer_clear(&name);
        put_name(&name, language, OTHERS[i]);
        is = name.length && strcmp((const char *)name.bytes, folded) == 0;
    }
    buffer_finish(&name);
    return is;
}

/* ------------------------------------------------------------------------------------------------ both */

bool spoken_is(const char *language, const char *words)
{
    struct buffer folded = {0};
    bool is = is_same(language, words) || is_code(language, words);
    if (!is) {
        fold(&folded, words);
        is = *folded.bytes && is_named(language, (const char *)folded.bytes);
    }
    buffer_finish(&folded);
    return is;
}

const char *spoken_among(const char *const *languages, const char *words)
{
    const char *found = NULL;
    for (const char *const *each = languages; *each; each++) {
        if (is_same(*each, words))
            return *each;
        if (!spoken_is(*each, words))
            continue;
        if (found)
            return NULL;
        found = *each;
    }
    return found;
}
