#include "base/library.h"

#include <dlfcn.h>
#include <string.h>

/* ISO C has no cast from a symbol to a function; POSIX allows the copy. */
bool library_find(void *library, const char *name, void *function)
{
    void *symbol = library ? dlsym(library, name) : NULL;
    memcpy(function, &symbol, sizeof symbol);
    return symbol;
}
