#include "learn/serd.h"

#include <dlfcn.h>
#include <pthread.h>

#include "base/library.h"
#include "base/memory.h"

static struct serd functions;
static bool is_loaded;

#define NAME_OF(name) #name
#define LOAD(name) is_loaded = library_find(library, NAME_OF(name), &functions.name) && is_loaded;

static void load(void)
{
    void *library = dlopen("libserd-0.so.0", RTLD_NOW | RTLD_LOCAL); /* the interface's number */
    is_loaded = true;
    SERD_FUNCTIONS(LOAD)
}

/* A library that gets no memory while it is loaded may fall. */
enum { LIBRARY_MOST = 1024 * 1024 };

const struct serd *serd_load(struct diag *diag)
{
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    memory_demand(LIBRARY_MOST);
    (void)pthread_mutex_lock(&lock);
    memory_watch();
    if (!is_loaded)
        load();
    bool good = is_loaded;
    (void)pthread_mutex_unlock(&lock);
    if (good)
        return &functions;
    memory_check_loader(dlerror());
    diag_report(diag, DIAG_INTERNAL, (struct place){0}, "a part of the program is missing: %s", "libserd-0.so.0");
    return NULL;
}
