#include "xml/memory.h"

#include <errno.h>
#include <libxml/globals.h>
#include <libxml/parser.h>
#include <libxml/xmlmemory.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* A program that uses libxml2 itself, outside our doors, gets NULL as ever. */
static void *given_or_exhausted(void *block)
{
    if (!block && memory_is_guarded())
        memory_exhausted();
    return block;
}

static void *allocate(size_t size)
{
    return given_or_exhausted(malloc(size ? size : 1));
}

static void *resize(void *block, size_t size)
{
    return given_or_exhausted(realloc(block, size ? size : 1));
}

static char *copy(const char *text)
{
    return given_or_exhausted(strdup(text));
}

__attribute__((format(printf, 2, 3))) static void ignore(void *context, const char *format, ...)
{
    (void)context;
    (void)format;
}

/* What libxml2 prepares under a lock of its own it prepares now, with NULL where memory is short: it would stay locked. */
static bool prepared;
static pthread_mutex_t preparing = PTHREAD_MUTEX_INITIALIZER;

static void prepare(void)
{
    xmlGenericErrorFunc *spoken = &xmlGenericError, before = *spoken;
    *spoken = ignore;
    memory_watch();
    xmlInitParser();
    prepared = errno != ENOMEM;
    if (prepared)
        (void)xmlMemSetup(free, allocate, resize, copy);
    else
        xmlCleanupParser(); /* nobody has used it yet: else there would have been nothing to prepare */
    *spoken = before;
}

/* What libxml2 holds for each thread it takes in another way, and falls where it gets none: that there is room is seen before. */
static void prepare_thread(void)
{
    static _Thread_local __attribute__((tls_model("initial-exec"))) bool done;
    enum { ENOUGH = 4096 };
    if (done)
        return;
    memory_rely(ENOUGH);
    done = xmlGenericError != NULL;
    memory_relied();
}

void xml_begin(void)
{
    (void)pthread_mutex_lock(&preparing);
    if (!prepared)
        prepare();
    bool good = prepared;
    (void)pthread_mutex_unlock(&preparing);
    if (!good)
        memory_exhausted();
    prepare_thread();
}
