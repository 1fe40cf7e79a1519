/* Allocations that fail, of the whole process: its own, and those of all libraries. */
#ifndef MEMORY_FAULT_H
#define MEMORY_FAULT_H

#include <stdbool.h>
#include <stddef.h>

/* From now on the allocation with this number fails, counted from 1; with `all`, each one after it too. 0: none does. What is
 * allocated while a module is loaded, or where memory_is_relied_on, does not count: room for that is demanded before. */
void fault_at(long number, bool all);

/* Allocations since then. */
long fault_count(void);

/* From now on notes the number of the first allocation of each place, of at most so many places: where the same functions called
 * each other to allocate is the same place. For one thread, once in a process; slow. NULL: no more. */
void fault_note_places(long *numbers, size_t most);
size_t fault_place_count(void);

/* Whether they can be made to fail: with glibc, and without a sanitizer that has its own. */
bool fault_is_possible(void);

/* Of a program that this is loaded into (LD_PRELOAD), FAULT_AT and FAULT_ALL in the environment say the same. */

#endif
