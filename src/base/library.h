/* Functions of libraries that are loaded when they are first needed. */
#ifndef BASE_LIBRARY_H
#define BASE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

/* Puts the library's function of that name into the pointer to a function at `function`, NULL if there is none. `library` is as of
 * dlopen(3); in NULL nothing is found. */
bool library_find(void *library, const char *name, void *function);

/* A library, and what is used of it. */
struct library {
    const char *file;                         /* as dlopen(3) finds it, with the number of its interface */
    size_t memory;                            /* [bytes] that there have to be: one that gets none while it is loaded may fall */
    const struct library_function *functions; /* ended by a NULL */
    bool is_loaded;
};

struct library_function {
    const char *name;
    void *pointer; /* to the pointer to the function */
};

#define LIBRARY_FUNCTION(name, table) {#name, &(table).name}

/* Unless it is loaded; threads may ask at once. False with an error in the sink: it is missing, or has not all of these functions. */
bool library_load(struct library *library, struct diag *diag);

#endif
