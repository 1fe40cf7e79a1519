/* Going through objects that refer to each other, each once, without recursion: what a file holds may be deeper than
 * the stack, or go round in circles. */
#ifndef ATTACH_WALK_H
#define ATTACH_WALK_H

#include "attach/pdf.h"

struct walk {
    struct pdf *pdf;
    struct visited own, *visited; /* of this walk, or borrowed */
    qpdf_oh *objects; /* yet to be looked at, the next one last */
    size_t count, capacity;
};

/* With `visited` not NULL, objects of earlier walks with the same are passed over. */
void walk_start(struct walk *walk, struct pdf *pdf, struct visited *visited);
void walk_finish(struct walk *walk);

/* Adds a dictionary or stream that has not been added yet; anything else is passed over. What is added last comes
 * first. */
void walk_add(struct walk *walk, qpdf_oh object);

/* The next object; 0 at the end. */
qpdf_oh walk_next(struct walk *walk);

#endif
