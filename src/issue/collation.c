#include "issue/collation.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "base/memory.h"

struct collation {
    UCollator *collator;
};

struct collation *collation_create(const char *language, struct diag *diag)
{
    UErrorCode status = U_ZERO_ERROR;
    UCollator *collator = ucol_open(language, &status);
    ucol_setAttribute(collator, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
    ucol_setAttribute(collator, UCOL_STRENGTH, UCOL_SECONDARY, &status);
    if (U_FAILURE(status)) {
        diag_report(diag, DIAG_INTERNAL, (struct place){0}, "ICU knows no order of words: %s", u_errorName(status));
        ucol_close(collator);
        return NULL;
    }
    struct collation *collation = memory_zeroed(1, sizeof *collation);
    collation->collator = collator;
    return collation;
}

void collation_destroy(struct collation *collation)
{
    if (!collation)
        return;
    ucol_close(collation->collator);
    free(collation);
}

const char *collation_key(const struct collation *collation, const char *text, struct arena *arena)
{
    UErrorCode status = U_ZERO_ERROR;
    size_t length = strlen(text);
    int32_t count = 0;
    if (!length)
        return "";
    UChar *units = memory_zeroed(length + 1, sizeof *units);
    u_strFromUTF8WithSub(units, (int32_t)length + 1, &count, text, (int32_t)length, 0xFFFD, NULL, &status);
    int32_t size = ucol_getSortKey(collation->collator, units, count, NULL, 0);
    char *key = arena_alloc(arena, (size_t)size + 1);
    ucol_getSortKey(collation->collator, units, count, (uint8_t *)key, size);
    free(units);
    return key;
}
