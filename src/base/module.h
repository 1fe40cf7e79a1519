/* What each module has beside its entries: see supplement_module in cmake/program.cmake. */
#ifndef BASE_MODULE_H
#define BASE_MODULE_H

#include "base/memory.h"

/* Called when it is loaded, with the program's own. */
typedef void module_begin_function(memory_state_of_thread *state);
module_begin_function module_begin;

#endif
