/* Names in two structure trees that mean different things: types in role maps, classes and identifiers. */
#ifndef ATTACH_STRUCTURE_NAMES_H
#define ATTACH_STRUCTURE_NAMES_H

#include "attach/structure.h"

/* Gives types, classes and identifiers of the tree under `added`, which is in the same file as the whole's under `root`
 * but not joined yet, new names where they would clash, and joins its role map, class map and identifiers to the
 * whole's. Types of the whole get new names where its role map would give another sense to what the added tree uses
 * plainly. */
void structure_join_names(struct pdf *pdf, qpdf_oh root, qpdf_oh added, const struct structure_census *whole,
                          const struct structure_census *part);

#endif
