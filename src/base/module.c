#include "base/module.h"

__attribute__((visibility("default"))) /* it is looked up by name */
void module_begin(memory_state_of_thread *state)
{
    memory_share(state);
}
