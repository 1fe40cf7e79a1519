#include "book/xlsxwriter.h"

#include "base/library.h"

static struct xlsx functions;

#define FUNCTION(name) LIBRARY_FUNCTION(name, functions),

const struct xlsx *xlsx_load(struct diag *diag)
{
    static const struct library_function FUNCTIONS[] = {XLSX_FUNCTIONS(FUNCTION) {NULL, NULL}};
    static struct library library = {.file = "libxlsxwriter.so." LXW_SOVERSION, .memory = 8 * 1024 * 1024, .functions = FUNCTIONS};
    return library_load(&library, diag) ? &functions : NULL;
}
