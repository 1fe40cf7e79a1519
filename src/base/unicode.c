/*
 * Normal forms, case and properties, from ICU.  What most of these documents are made of, letters below U+0300 and a
 * few marks of punctuation, is told without asking it: those are in NFC by themselves and their properties are few.
 */
#include "base/unicode.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/arena.h"
#include "base/memory.h"

enum {
    LETTER_MASK = U_GC_L_MASK | U_GC_M_MASK,
    LONGEST_TAG = 35 /* BCP 47, 4.4.1: the room that a tag needs */
};

/* U+2010..U+203F (E2 80 90 .. E2 80 BF), dashes, quotation marks and bullets, and U+20A0..U+20BF (E2 82 A0 .. E2 82 BF),
 * currency signs: none of them composes with another, or is the same as another. */
static bool is_plain_sign(const unsigned char *byte, const unsigned char *end)
{
    return end - byte >= 3 && byte[0] == 0xE2 &&
           ((byte[1] == 0x80 && byte[2] >= 0x90) || (byte[1] == 0x82 && byte[2] >= 0xA0));
}

/* True of eight bytes if each is less than CC. */
static bool are_below_300(const unsigned char *bytes)
{
    static const uint64_t each = UINT64_C(0x0101010101010101);
    uint64_t eight;
    memcpy(&eight, bytes, sizeof eight);
    return !(eight & ((eight & 0x7F * each) + (0x100 - 0xCC) * each) & 0x80 * each);
}

/* True if no byte can belong to a character that composes with another: all code points are below U+0300 (whose first
 * byte is CC), or signs as above. What else there is, ICU is asked about. */
bool unicode_is_plain(const char *text, size_t length)
{
    const unsigned char *byte = (const unsigned char *)text, *end = byte + length;
    while (byte < end) {
        if (end - byte >= 8 && are_below_300(byte)) {
            byte += 8;
            continue;
        }
        if (*byte < 0xCC) {
            byte++;
            continue;
        }
        if (!is_plain_sign(byte, end))
            return false;
        byte += 3;
    }
    return true;
}

/* UTF-16 of the text, in memory that the caller frees; what is malformed becomes U+FFFD. */
static UChar *utf16_from(const char *text, size_t length, int32_t *out_length)
{
    if (length > INT32_MAX / 4)
        memory_exhausted();
    UErrorCode status = U_ZERO_ERROR;
    UChar *units = memory_zeroed(length + 1, sizeof *units);
    u_strFromUTF8WithSub(units, (int32_t)length + 1, out_length, text, (int32_t)length, 0xFFFD, NULL, &status);
    return units;
}

/* The inverse, NUL-terminated in the arena. */
static const char *utf8_from(struct arena *arena, const UChar *units, int32_t count, size_t *out_length)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t capacity = count * 3 + 1, length = 0;
    char *text = arena_alloc(arena, (size_t)capacity);
    u_strToUTF8WithSub(text, capacity, &length, units, count, 0xFFFD, NULL, &status);
    *out_length = (size_t)length;
    return text;
}

/* What ICU had no memory for it does without. */
static void check(UErrorCode status)
{
    if (status == U_MEMORY_ALLOCATION_ERROR)
        memory_exhausted();
}

const char *unicode_nfc(struct arena *arena, const char *text, size_t length, size_t *out_length)
{
    *out_length = length;
    if (unicode_is_plain(text, length))
        return text;
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = unorm2_getNFCInstance(&status);
    check(status);
    int32_t count = 0;
    UChar *units = utf16_from(text, length, &count);
    const char *result = text;
    if (U_SUCCESS(status) && !unorm2_isNormalized(normalizer, units, count, &status)) {
        int32_t capacity = count * 3 + 1; /* the most that NFC grows, UAX #15 section 9, table 7 */
        UChar *composed = memory_zeroed((size_t)capacity, sizeof *composed);
        count = unorm2_normalize(normalizer, units, count, composed, capacity, &status);
        check(status);
        if (U_SUCCESS(status))
            result = utf8_from(arena, composed, count, out_length);
        free(composed);
    }
    check(status);
    free(units);
    return result;
}

bool unicode_is_letter(uint32_t code_point)
{
    if (code_point < 0x80)
        return (code_point | 0x20) - 'a' < 26;
    return (U_GET_GC_MASK((UChar32)code_point) & LETTER_MASK) != 0;
}

bool unicode_is_mark(uint32_t code_point)
{
    if (code_point < 0x300)
        return false;
    return (U_GET_GC_MASK((UChar32)code_point) & U_GC_M_MASK) != 0;
}

bool unicode_is_digit(uint32_t code_point)
{
    if (code_point < 0x660) /* ARABIC-INDIC DIGIT ZERO */
        return code_point - '0' < 10;
    return u_charType((UChar32)code_point) == U_DECIMAL_DIGIT_NUMBER;
}

bool unicode_is_currency(uint32_t code_point)
{
    return u_charType((UChar32)code_point) == U_CURRENCY_SYMBOL;
}

bool unicode_is_space(uint32_t code_point)
{
    if (code_point < 0x1680)
        return code_point == ' ';
    return code_point == 0x1680 || (code_point >= 0x2000 && code_point <= 0x200A && code_point != 0x2007) ||
           code_point == 0x205F || code_point == 0x3000;
}

bool unicode_is_control(uint32_t code_point)
{
    if (code_point < 0x61C)
        return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
    return code_point == 0x61C || code_point == 0x200E || code_point == 0x200F ||
           (code_point >= 0x2028 && code_point <= 0x202E) || (code_point >= 0x2066 && code_point <= 0x2069) ||
           (code_point >= 0xFDD0 && code_point <= 0xFDEF) || (code_point & 0xFFFE) == 0xFFFE || code_point > 0x10FFFF;
}

bool unicode_is_unseen(uint32_t code_point)
{
    return code_point >= 0xAD && u_hasBinaryProperty((UChar32)code_point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

uint32_t unicode_lower(uint32_t code_point)
{
    if (code_point < 0x80)
        return code_point - 'A' < 26 ? code_point | 0x20 : code_point;
    return (uint32_t)u_tolower((UChar32)code_point);
}

uint32_t unicode_base(uint32_t code_point)
{
    UErrorCode status = U_ZERO_ERROR;
    if (code_point < 0xC0)
        return code_point;
    const UNormalizer2 *normalizer = unorm2_getNFCInstance(&status);
    UChar parts[4]; /* a raw decomposition is of one or two characters, UAX #44 */
    while (U_SUCCESS(status) && unorm2_getRawDecomposition(normalizer, (UChar32)code_point, parts, 4, &status) > 0 &&
           !U16_IS_SURROGATE(parts[0]))
        code_point = parts[0];
    check(status);
    return code_point;
}

/* How many letters stand before the capital at the head of the word: hÉireann, bhFionn. */
static int32_t prefix_length(const UChar *word, int32_t count)
{
    enum { PREFIX_MOST = 2 };
    int32_t length = 0;
    while (length < count && length < PREFIX_MOST && u_islower(word[length]))
        length++;
    return length < count && u_isupper(word[length]) ? length : 0;
}

/* What Irish sets before the capital of a word stays small among capitals: POBLACHT NA hÉIREANN. */
static int32_t upper_irish(UChar *upper, int32_t capacity, const UChar *units, int32_t count, UErrorCode *status)
{
    int32_t used = 0;
    for (int32_t start = 0, end; start < count; start = end) {
        int32_t prefix = prefix_length(units + start, count - start);
        for (end = start; end < count && (end < start + prefix || u_isalpha(units[end])); end++)
            ;
        for (; end < count && !u_isalpha(units[end]); end++)
            ;
        u_memcpy(upper + used, units + start, prefix);
        used += prefix;
        used += u_strToUpper(upper + used, capacity - used, units + start + prefix, end - start - prefix, "ga", status);
    }
    return used;
}

const char *unicode_upper(struct arena *arena, const char *text, size_t length, const char *language)
{
    UErrorCode status = U_ZERO_ERROR;
    char locale[LONGEST_TAG + 1];
    strncpy(locale, language, LONGEST_TAG); /* ICU reads the language from a BCP 47 tag as from its own */
    locale[LONGEST_TAG] = '\0';
    int32_t count = 0;
    UChar *units = utf16_from(text, length, &count);
    int32_t capacity = count * 3 + 1; /* the most that a character grows: U+0390 and its like, SpecialCasing.txt */
    UChar *upper = memory_zeroed((size_t)capacity, sizeof *upper);
    bool irish = strncmp(locale, "ga", 2) == 0 && (!locale[2] || locale[2] == '-');
    count = irish ? upper_irish(upper, capacity, units, count, &status) : u_strToUpper(upper, capacity, units, count, locale, &status);
    check(status);
    size_t upper_length = length;
    const char *result = U_SUCCESS(status) ? utf8_from(arena, upper, count, &upper_length) : arena_copy(arena, text, length);
    free(upper);
    free(units);
    return unicode_nfc(arena, result, upper_length, &upper_length);
}

void unicode_name(uint32_t code_point, char *out, size_t size)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t capacity = size > INT32_MAX ? INT32_MAX : (int32_t)size;
    u_charName((UChar32)code_point, U_EXTENDED_CHAR_NAME, out, capacity, &status);
    if (size)
        out[U_SUCCESS(status) ? size - 1 : 0] = '\0'; /* ICU does not terminate a name that just fits */
}

const char *unicode_version(void)
{
    return U_UNICODE_VERSION;
}
