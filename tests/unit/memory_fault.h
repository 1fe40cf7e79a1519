/* Allocations that fail, of the whole process: its own, and those of all libraries. */
#ifndef MEMORY_FAULT_H
#define MEMORY_FAULT_H

#include <stdbool.h>

/* From now on the allocation with this number fails, counted from 1; with `all`, each one after it too. 0: none does. What is
 * allocated while a module is loaded does not count: room for that is demanded before. */
void fault_at(long number, bool all);

/* Allocations since then. */
long fault_count(void);

/* Whether they can be made to fail: with glibc, and without a sanitizer that has its own. */
bool fault_is_possible(void);

/* Of a program that this is loaded into (LD_PRELOAD), FAULT_AT and FAULT_ALL in the environment say the same. */

#endif
