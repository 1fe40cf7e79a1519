#include "issue/collation.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "base/library.h"
#include "base/memory.h"

/* An order, and what is called of the library: loading it takes a tenth of what `register list` takes in all, so that is left
 * to those who sort. */
struct collation {
    UCollator *collator;
    __typeof__(ucol_open) *open;
    __typeof__(ucol_close) *close;
    __typeof__(ucol_setAttribute) *set_attribute;
    __typeof__(ucol_getSortKey) *sort_key;
};

/* ICU's names end in its version, which its headers add. */
#define TEXT_OF(name) #name
#define NAME_OF(name) TEXT_OF(name)
#define LIBRARY "libicui18n.so." NAME_OF(U_ICU_VERSION_MAJOR_NUM)

/* The library stays: ICU's caches, in another, keep what it made. */
static bool load(struct collation *collation)
{
    void *library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
    return library_find(library, NAME_OF(ucol_open), &collation->open) &&
           library_find(library, NAME_OF(ucol_close), &collation->close) &&
           library_find(library, NAME_OF(ucol_setAttribute), &collation->set_attribute) &&
           library_find(library, NAME_OF(ucol_getSortKey), &collation->sort_key);
}

/* A library that gets no memory while it is loaded may fall. */
enum { LIBRARY_MOST = 8 * 1024 * 1024 };

static bool open_order(struct collation *collation, const char *language, struct diag *diag)
{
    UErrorCode status = U_ZERO_ERROR;
    memory_demand(LIBRARY_MOST);
    memory_watch();
    if (!load(collation)) {
        const char *words = dlerror();
        memory_check_loader(words);
        diag_report(diag, DIAG_INTERNAL, (struct place){0}, "a part of the program is missing: %s", words);
        return false;
    }
    collation->collator = collation->open(language, &status);
    collation->set_attribute(collation->collator, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
    collation->set_attribute(collation->collator, UCOL_STRENGTH, UCOL_SECONDARY, &status);
    if (status == U_MEMORY_ALLOCATION_ERROR)
        memory_exhausted();
    if (U_FAILURE(status))
        diag_report(diag, DIAG_INTERNAL, (struct place){0}, "ICU knows no order of words: %s", u_errorName(status));
    return U_SUCCESS(status);
}

struct collation *collation_create(const char *language, struct diag *diag)
{
    struct collation *collation = memory_zeroed(1, sizeof *collation);
    if (open_order(collation, language, diag))
        return collation;
    collation_destroy(collation);
    return NULL;
}

void collation_destroy(struct collation *collation)
{
    if (!collation)
        return;
    if (collation->collator)
        collation->close(collation->collator);
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
    memory_watch();
    int32_t size = collation->sort_key(collation->collator, units, count, NULL, 0);
    char *key = arena_alloc(arena, (size_t)size + 1);
    collation->sort_key(collation->collator, units, count, (uint8_t *)key, size);
    memory_check();
    free(units);
    return key;
}
