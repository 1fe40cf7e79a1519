#include "base/library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

#include "base/memory.h"

/* ISO C has no cast from a symbol to a function; POSIX allows the copy. */
bool library_find(void *library, const char *name, void *function)
{
    void *symbol = library ? dlsym(library, name) : NULL;
    memcpy(function, &symbol, sizeof symbol);
    return symbol;
}

static bool find_all(const struct library *library)
{
    void *loaded = dlopen(library->file, RTLD_NOW | RTLD_LOCAL);
    bool good = true;
    for (const struct library_function *function = library->functions; function->name; function++)
        good = library_find(loaded, function->name, function->pointer) && good;
    return good;
}

bool library_load(struct library *library, struct diag *diag)
{
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    memory_demand(library->memory);
    (void)pthread_mutex_lock(&lock);
    memory_watch();
    library->is_loaded = library->is_loaded || find_all(library);
    bool good = library->is_loaded;
    (void)pthread_mutex_unlock(&lock);
    if (good)
        return true;
    memory_check_loader(dlerror());
    diag_report(diag, DIAG_INTERNAL, (struct place){0}, "a part of the program is missing: %s", library->file);
    return false;
}
