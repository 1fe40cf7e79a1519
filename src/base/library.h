/* Functions of libraries that are loaded when they are first needed. */
#ifndef BASE_LIBRARY_H
#define BASE_LIBRARY_H

#include <stdbool.h>

/* Puts the library's function of that name into the pointer to a function at `function`, NULL if there is none. `library` is as of
 * dlopen(3); in NULL nothing is found. */
bool library_find(void *library, const char *name, void *function);

#endif
