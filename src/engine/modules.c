/* Modules: parts of the program that are loaded when they are first asked for. */
#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

#include "base/library.h"
#include "base/memory.h"
#include "base/module.h"
#include "base/say.h"
#include "engine/engine.h"

/* A module has its own copy of what is said, and in what language: in the process, and on this thread. */
static void teach_to_say(void *module)
{
    void (*take)(const struct catalogue *, const struct catalogue *) = NULL;
    const struct catalogue *here = say_here(NULL);
    (void)say_here(here);
    if (library_find(module, "take_catalogue", &take))
        take(say_spoken(), here);
}

/* Its own copy of base/memory.c as well: it goes back to our doors. */
static void share_memory_state(void *module)
{
    module_begin_function *begin = NULL;
    (void)library_find(module, "module_begin", &begin); /* each has it */
    begin(memory_state);
}

/* One thread at a time: what a module keeps of ours it has before another thread is in it. */
static void *find_symbol(const char *module, const char *name)
{
    static pthread_mutex_t loading = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_lock(&loading);
    void *handle = dlopen(module, RTLD_NOW | RTLD_LOCAL), *symbol = handle ? dlsym(handle, name) : NULL;
    if (symbol) {
        share_memory_state(handle);
        teach_to_say(handle);
    }
    pthread_mutex_unlock(&loading);
    return symbol;
}

/* Where a library gets no memory while it is loaded it may fall, or stay unusable. */
enum { MODULE_MOST = 8 * 1024 * 1024 };

module_function *find_function(struct supplement *supplement, const char *module, const char *name, struct diag *diag)
{
    struct buffer path = {0};
    buffer_format(&path, "%s/%s.so", supplement->module_folder, module);
    buffer_byte(&path, '\0');
    memory_demand(MODULE_MOST);
    memory_watch();
    void *symbol = find_symbol((const char *)path.bytes, name);
    module_function *function = NULL;
    if (!symbol) {
        const char *words = dlerror();
        memory_check_loader(words);
        diag_report(diag, DIAG_INTERNAL, (struct place){0}, "a part of the program is missing: %s", words);
    }
    buffer_finish(&path);
    memcpy(&function, &symbol, sizeof function); /* ISO C has no cast for this; POSIX allows it */
    return function;
}
