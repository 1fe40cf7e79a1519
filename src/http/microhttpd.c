#include "http/microhttpd.h"

#include <dlfcn.h>

#include "base/library.h"
#include "base/say.h"

struct microhttpd microhttpd;

bool microhttpd_load(struct diag *diag)
{
    void *loaded = dlopen("libmicrohttpd.so.12", RTLD_NOW | RTLD_LOCAL);
    bool good = true;
#define NAME_OF(name) #name
#define LOAD(name) good = library_find(loaded, NAME_OF(name), &microhttpd.name) && good;
    MHD_FUNCTIONS(LOAD)
    if (!good)
        diag_report(diag, DIAG_INTERNAL, (struct place){0}, "%s", say("libmicrohttpd is missing, which serves: install libmicrohttpd12"));
    return good;
}
