/* ICU's memory. What it prepares for the whole process it prepares once: where it fell short of memory it does without from
 * then on (UInitOnce keeps the failure), and while it finds the default locale it waits for itself (ICU 72,
 * locale_set_default_internal). So it never falls short: where there is no memory it is given some that is kept for it. */
#include "base/unicode.h"

#include <malloc.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uclean.h>

enum { KEPT = 256 * 1024, ALIGNED = 16 };

static _Alignas(ALIGNED) unsigned char kept[KEPT];
static size_t given, blocks; /* it is given from the beginning again when nobody has any of it */
static pthread_mutex_t giving = PTHREAD_MUTEX_INITIALIZER;

static bool is_kept(const void *block)
{
    return (const unsigned char *)block >= kept && (const unsigned char *)block < kept + KEPT;
}

/* Each block has its size in front of it. */
static void *give(size_t size)
{
    unsigned char *block = NULL;
    (void)pthread_mutex_lock(&giving);
    if (size <= KEPT && ALIGNED + size <= KEPT - given) {
        block = kept + given + ALIGNED;
        memcpy(block - ALIGNED, &size, sizeof size);
        given += ALIGNED + (size + ALIGNED - 1) / ALIGNED * ALIGNED;
        blocks++;
    }
    (void)pthread_mutex_unlock(&giving);
    return block;
}

static void *allocate(const void *context, size_t size)
{
    (void)context;
    void *block = malloc(size);
    return block ? block : give(size);
}

static void release(const void *context, void *block)
{
    (void)context;
    if (!is_kept(block)) {
        free(block);
        return;
    }
    (void)pthread_mutex_lock(&giving);
    if (!--blocks)
        given = 0;
    (void)pthread_mutex_unlock(&giving);
}

static size_t size_of(void *block)
{
    size_t size;
    if (!is_kept(block))
        return malloc_usable_size(block);
    memcpy(&size, (unsigned char *)block - ALIGNED, sizeof size);
    return size;
}

static void *resize(const void *context, void *block, size_t size)
{
    void *resized = is_kept(block) ? NULL : realloc(block, size);
    if (resized || !(resized = allocate(context, size)))
        return resized;
    size_t before = size_of(block);
    memcpy(resized, block, before < size ? before : size);
    release(context, block);
    return resized;
}

static void begin(void)
{
    UErrorCode status = U_ZERO_ERROR;
    u_setMemoryFunctions(NULL, allocate, resize, release, &status);
}

void unicode_begin(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    (void)pthread_once(&once, begin);
}
