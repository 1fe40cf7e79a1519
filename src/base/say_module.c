/* A part of each module, not of the room: by this door the module learns what language the program speaks. */
#include "base/say.h"

__attribute__((visibility("default"))) void take_catalogue(const struct catalogue *catalogue); /* the program looks it up by name */

void take_catalogue(const struct catalogue *catalogue)
{
    say_as(catalogue);
}
