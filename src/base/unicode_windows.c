/* Windows-1252, from ICU's tables. */
#include "base/unicode.h"

#include <unicode/ucnv.h>

enum { BYTES = 128 };

bool unicode_windows_1252(uint32_t code_points[BYTES])
{
    char bytes[BYTES];
    UChar units[BYTES];
    for (int i = 0; i < BYTES; i++)
        bytes[i] = (char)(unsigned char)(0x80 + i);
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open("windows-1252", &status);
    int32_t count = ucnv_toUChars(converter, units, BYTES, bytes, BYTES, &status);
    ucnv_close(converter);
    if (U_FAILURE(status) || count != BYTES)
        return false;
    for (int i = 0; i < BYTES; i++) /* Microsoft's table fills its gaps with the controls of ISO 8859-1 */
        code_points[i] = units[i] < 0xA0 ? 0 : units[i];
    return true;
}
