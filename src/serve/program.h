/* What all editions have in common. */
#ifndef SERVE_PROGRAM_H
#define SERVE_PROGRAM_H

#include <stdint.h>

#include "supplement.h"

/* A number that stands for the program's version and each byte of the layouts, labels and fonts: those that it brings, and those at the path (a file
 * counts with its folder, and fonts beside that; NULL: none). Folders in `except`, which may lie beside a layout, are no part of that; NULL behind the
 * last. The same on each machine that has the same. */
uint64_t program_hash(struct supplement *supplement, const char *layout, const char *const *except);

#endif
