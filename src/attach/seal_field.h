/* Fields of a form that seals stand in (ISO 32000-2, 12.7.5.5). */
#ifndef ATTACH_SEAL_FIELD_H
#define ATTACH_SEAL_FIELD_H

#include "attach/pdf.h"

/* A *place* is a field that a layout keeps for a seal, which nothing is seen of before. */

/* [pt] width and height of the field's rectangle. False: it has none that can be. */
bool read_seal_sides(struct pdf *pdf, qpdf_oh field, double sides[2]);

/* Whether the form, if there is one, has such fields and no others; nothing is signed then, nor filled in. */
bool has_seal_places_only(struct pdf *pdf);

/* The first of them; 0: there is none. */
qpdf_oh find_seal_place(struct pdf *pdf);

/* A name that none of these fields has. */
const char *free_seal_name(struct pdf *pdf, qpdf_oh fields, const char *kind);

/* Adds fields of a part whose pages were added: places for seals. */
void seal_places_join(struct pdf *whole, struct pdf *part);

#endif
