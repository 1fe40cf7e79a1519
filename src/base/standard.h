/* The names of what a PDF conforms to. */
#ifndef BASE_STANDARD_H
#define BASE_STANDARD_H

#include "base/face.h"

/* Their names on the command line, in layouts and in data, from STANDARD_PDF17 on; ended by NULL. */
extern const char *const standard_names[];

/* STANDARD_UNSAID: there is none of this name. */
enum standard standard_named(const char *name);

/* NULL of STANDARD_UNSAID. */
const char *standard_name(enum standard standard);

#endif
