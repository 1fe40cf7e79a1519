#include "learn/serd.h"

#include "base/library.h"

static struct serd functions;

#define FUNCTION(name) LIBRARY_FUNCTION(name, functions),

const struct serd *serd_load(struct diag *diag)
{
    static const struct library_function FUNCTIONS[] = {SERD_FUNCTIONS(FUNCTION) {NULL, NULL}};
    static struct library library = {.file = "libserd-0.so.0", .memory = 1024 * 1024, .functions = FUNCTIONS};
    return library_load(&library, diag) ? &functions : NULL;
}
