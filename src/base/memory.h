/*
 * Memory that is always there, and what happens when it is not.
 *
 * A supplement is small, and every input is capped at the door (file sizes, depth, rows, pages).  So an allocation that
 * fails means that the machine is out of memory, not that the input is odd.  The functions that allocate never return
 * NULL: they give up the work at hand, all of it, and go back to the door through which it came in.
 */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>

/* ---- giving up
 *
 * A door is a function of the library's face, the program's main, or what a thread of ours runs:
 *
 *     struct memory_guard guard;
 *     if (setjmp(*memory_enter(&guard)))
 *         return ...;            // memory was exhausted: what was begun lies where it lay, and is touched no more
 *     ...
 *     memory_leave(&guard);
 *
 * A door behind another door of the same thread is none: the outermost counts. */
struct memory_rescue;
struct memory_guard {
    jmp_buf jump;
    struct memory_guard *outer;
};
jmp_buf *memory_enter(struct memory_guard *guard);
void memory_leave(struct memory_guard *guard);

/* Carries out the rescues of this thread, the last one first, and goes back to its door. Where there is no door (in a test of
 * a room): prints "supplement: out of memory" and aborts. */
__attribute__((noreturn)) void memory_exhausted(void); /* not _Noreturn: C++ reads this too */

/* Whether this thread is behind a door. */
bool memory_is_guarded(void);

/* What must not outlive work that is given up: a temporary file, a lock, a thread, a descriptor. `release` frees no memory,
 * since what `owner` holds may be half made, and takes none. The rescue is a part of its owner. */
struct memory_rescue {
    void (*release)(void *owner);
    void *owner;
    const struct memory_guard *guard; /* the door that it belongs to */
    struct memory_rescue *next, **link;
};
void memory_rescue(struct memory_rescue *rescue, void (*release)(void *owner), void *owner);
void memory_rescued(struct memory_rescue *rescue); /* it was released in the ordinary way; one that was never begun is fine */

/* For libraries that do not tell when an allocation failed, but go on without: malloc has said it in errno. */
void memory_watch(void); /* before they are called */
void memory_check(void); /* and after: gives up if one failed */

/* The same of the loader of libraries, which says it in words (dlerror; or NULL). */
void memory_check_loader(const char *words);

/* Modules have code of their own: they go back to the doors of the program that has loaded them. */
struct memory_state;
typedef struct memory_state *memory_state_of_thread(void);
struct memory_state *memory_state(void);
void memory_share(memory_state_of_thread *state);

/* ---- allocating */

/* Resizes `block` (NULL: a new block) to `size` bytes; size 0 counts as 1.  The caller frees it with free(). */
void *memory_resize(void *block, size_t size);

/* `count` zeroed items of `size` bytes each; an overflow of the product counts as out of memory.  free() it. */
void *memory_zeroed(size_t count, size_t size);

/* The same for a large table of which little is used: what is never touched takes no memory. memory_sparse_free() it, with
 * the same numbers; NULL is fine. */
void *memory_sparse(size_t count, size_t size);
void memory_sparse_free(void *block, size_t count, size_t size);

/* Gives up unless there is room for so many bytes: for what is short-lived and cannot do without, as a library that falls where
 * it gets none. The room stays with the process as long as it is not taken. */
void memory_demand(size_t size);

/* The same, and memory_watch(); the second is the memory_check() of it. Between them the thread relies on the room: nothing should
 * fail, tests let nothing fail, and what others watch and check there counts in the end. */
void memory_rely(size_t size);
void memory_relied(void);
bool memory_is_relied_on(void);

/* Gives memory that is no longer used back to the system, after something large. */
void memory_give_back(void);

/* Says that a process will soon ask for about so many bytes. Only a hint: the system may then give them in large pages,
 * which takes it half as long as thousands of small ones. */
void memory_expect(size_t size);

#endif
