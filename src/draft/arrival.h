/* Inside the room: elements that are not there yet, each put where the schema has it, with what must be in it. */
#ifndef DRAFT_ARRIVAL_H
#define DRAFT_ARRIVAL_H

#include "draft/change.h"

/* Writes the words, which go into an element, or several in each other, that are new. False with an error, as change_end. */
bool arrival_write(struct draft *draft, const struct target *target, const char *path, const char *words, struct arena *arena, struct diag *diag);

/* Adds one more of the target's last kind, behind those that are there; the element above it is there. False with an error. */
bool arrival_add(struct draft *draft, const struct target *target, const char *path, struct arena *arena, struct diag *diag);

#endif
