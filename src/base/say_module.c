/* A part of each module, not of the room: by this door the module learns what language the program speaks, and this
 * thread of it. */
#include "base/say.h"

__attribute__((visibility("default"))) void take_catalogue(const struct catalogue *spoken, const struct catalogue *here); /* the program looks it up by name */

void take_catalogue(const struct catalogue *spoken, const struct catalogue *here)
{
    say_as(spoken);
    (void)say_here(here);
}
