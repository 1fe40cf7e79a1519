#include "code/qrcodegen.h"

#include "base/library.h"

static struct qrcodegen functions;

#define FUNCTION(name) LIBRARY_FUNCTION(name, functions),

const struct qrcodegen *qrcodegen_load(struct diag *diag)
{
    static const struct library_function FUNCTIONS[] = {QRCODEGEN_FUNCTIONS(FUNCTION) {NULL, NULL}};
    static struct library library = {.file = "libqrcodegen.so.1", .memory = 1024 * 1024, .functions = FUNCTIONS};
    return library_load(&library, diag) ? &functions : NULL;
}
