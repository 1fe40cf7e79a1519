#include "base/unicode_encoding.h"

#include <stdio.h>
#include <string.h>

#include <unicode/ucnv.h>

#include "base/memory.h"

/* Names for people, and for ICU. */
static const struct {
    const char *shown, *icu;
} encodings[UNICODE_ENCODINGS] = {
    {"Windows-1252", "windows-1252"},  {"Windows-1250", "windows-1250"}, {"Windows-1251", "windows-1251"},
    {"Windows-1253", "windows-1253"},  {"Windows-1254", "windows-1254"}, {"Windows-1257", "windows-1257"},
    {"ISO 8859-1", "iso-8859-1"},      {"ISO 8859-2", "iso-8859-2"},     {"ISO 8859-5", "iso-8859-5"},
    {"ISO 8859-7", "iso-8859-7"},      {"ISO 8859-9", "iso-8859-9"},     {"ISO 8859-13", "iso-8859-13"},
    {"ISO 8859-15", "iso-8859-15"},    {"Mac Roman", "macintosh"},       {"Mac Central European", "x-mac-ce"},
    {"Mac Cyrillic", "x-mac-cyrillic"}, {"Mac Greek", "x-mac-greek"},    {"Mac Turkish", "x-mac-turkish"},
    {"DOS 850", "ibm-850"},            {"DOS 852", "ibm-852"},           {"DOS 437", "ibm-437"},
    {"DOS 857", "ibm-857"},            {"DOS 866", "ibm-866"},           {"DOS 775", "ibm-775"},
    {"KOI8-R", "koi8-r"},
};

const char *unicode_encoding_name(int encoding)
{
    return encodings[encoding].shown;
}

static bool is_alias(int encoding, const char *name)
{
    UErrorCode status = U_ZERO_ERROR;
    unsigned count = ucnv_countAliases(encodings[encoding].icu, &status);
    if (status == U_MEMORY_ALLOCATION_ERROR)
        memory_exhausted();
    if (ucnv_compareNames(name, encodings[encoding].shown) == 0 || ucnv_compareNames(name, encodings[encoding].icu) == 0)
        return true;
    for (unsigned i = 0; i < count; i++) {
        status = U_ZERO_ERROR;
        const char *alias = ucnv_getAlias(encodings[encoding].icu, (uint16_t)i, &status);
        if (U_SUCCESS(status) && ucnv_compareNames(name, alias) == 0)
            return true;
    }
    return false;
}

int unicode_encoding_find(const char *name)
{
    enum { LONGEST = 40 };
    char prefixed[LONGEST + sizeof "windows-"];
    if (!*name || strlen(name) > LONGEST)
        return -1;
    snprintf(prefixed, sizeof prefixed, "%s%s", name[strspn(name, "0123456789")] ? "" : "windows-", name); /* 1250 */
    for (int i = 0; i < UNICODE_ENCODINGS; i++)
        if (is_alias(i, prefixed) || is_alias(i, name))
            return i;
    return -1;
}

/* Whether it is a letter or sign: some tables fill their gaps with the controls of ISO 8859-1, or for private use. */
static bool is_meant(UChar unit)
{
    return unit >= 0xA0 && (unit < 0xE000 || unit >= 0xF900) && unit != 0xFFFD;
}

bool unicode_encoding_letters(int encoding, uint32_t code_points[UNICODE_ENCODING_BYTES])
{
    char bytes[UNICODE_ENCODING_BYTES];
    UChar units[UNICODE_ENCODING_BYTES];
    for (int i = 0; i < UNICODE_ENCODING_BYTES; i++)
        bytes[i] = (char)(unsigned char)(0x80 + i);
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(encodings[encoding].icu, &status);
    int32_t count =
        ucnv_toUChars(converter, units, UNICODE_ENCODING_BYTES, bytes, UNICODE_ENCODING_BYTES, &status);
    ucnv_close(converter);
    if (status == U_MEMORY_ALLOCATION_ERROR)
        memory_exhausted();
    if (U_FAILURE(status) || count != UNICODE_ENCODING_BYTES)
        return false;
    for (int i = 0; i < UNICODE_ENCODING_BYTES; i++)
        code_points[i] = is_meant(units[i]) ? units[i] : 0;
    return true;
}
