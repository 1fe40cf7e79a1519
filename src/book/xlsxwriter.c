#include "book/xlsxwriter.h"

#include <dlfcn.h>
#include <pthread.h>

#include "base/library.h"
#include "base/memory.h"

#define LIBRARY "libxlsxwriter.so." LXW_SOVERSION

static struct xlsx functions;
static bool is_loaded;

#define NAME_OF(name) #name
#define LOAD(name) is_loaded = library_find(library, NAME_OF(name), &functions.name) && is_loaded;

static void load(void)
{
    void *library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
    is_loaded = true;
    XLSX_FUNCTIONS(LOAD)
}

/* A library that gets no memory while it is loaded may fall. */
enum { LIBRARY_MOST = 8 * 1024 * 1024 };

const struct xlsx *xlsx_load(struct diag *diag)
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
    diag_report(diag, DIAG_INTERNAL, (struct place){0}, "a part of the program is missing: %s", LIBRARY);
    return NULL;
}
