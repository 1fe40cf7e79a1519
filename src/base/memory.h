/*
 * Memory that is always there.
 *
 * A supplement is small, and every input is capped at the door (file sizes, depth, rows, pages).  So an allocation
 * that fails means that the machine is out of memory, not that the input is odd; nothing sensible can be drawn then.
 * These functions therefore never return NULL: they print one plain message to stderr and abort.
 */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

/* Prints "supplement: out of memory" and aborts. */
_Noreturn void memory_exhausted(void);

/* Resizes `block` (NULL: a new block) to `size` bytes; size 0 counts as 1.  The caller frees it with free(). */
void *memory_resize(void *block, size_t size);

/* `count` zeroed items of `size` bytes each; an overflow of the product counts as out of memory.  free() it. */
void *memory_zeroed(size_t count, size_t size);

/* The same for a large table of which little is used: what is never touched takes no memory. memory_sparse_free() it, with
 * the same numbers; NULL is fine. */
void *memory_sparse(size_t count, size_t size);
void memory_sparse_free(void *block, size_t count, size_t size);

/* Gives memory that is no longer used back to the system, after something large. */
void memory_give_back(void);

/* Says that a process will soon ask for about so many bytes. Only a hint: the system may then give them in large pages,
 * which takes it half as long as thousands of small ones. */
void memory_expect(size_t size);

#endif
