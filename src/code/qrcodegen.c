#include "code/qrcodegen.h"

#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

#include "base/memory.h"

static struct qrcodegen functions;
static bool is_loaded;

static void *find(void *library, const char *name)
{
    void *symbol = library ? dlsym(library, name) : NULL;
    is_loaded = is_loaded && symbol;
    return symbol;
}

/* ISO C has no cast from a symbol to a function; POSIX allows the copy. */
#define NAME_OF(name) #name
#define LOAD(name)                                       \
    do {                                                 \
        void *symbol = find(library, NAME_OF(name));     \
        memcpy(&functions.name, &symbol, sizeof symbol); \
    } while (0);

static void load(void)
{
    void *library = dlopen("libqrcodegen.so.1", RTLD_NOW | RTLD_LOCAL); /* the interface's number */
    is_loaded = true;
    QRCODEGEN_FUNCTIONS(LOAD)
}

/* A library that gets no memory while it is loaded may fall. */
enum { LIBRARY_MOST = 1024 * 1024 };

const struct qrcodegen *qrcodegen_load(struct diag *diag)
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
    diag_report(diag, DIAG_INTERNAL, (struct place){0}, "a part of the program is missing: %s", "libqrcodegen.so.1");
    return NULL;
}
