/* Furniture: running heads and feet with page numbers. Inside the room. */
#ifndef TYPESET_FURNITURE_H
#define TYPESET_FURNITURE_H

#include "typeset/galley.h"

/* Heights [pt], measured before the number of pages is known, with numbers of one digit. */
struct furniture {
    double first_height, rest_height; /* of the running heads of the first page and the others */
    double foot_height;
};

void furniture_measure(struct furniture *furniture, struct setter *setter, const struct document *document);

/* Where the body may begin and must end on a page. */
double furniture_top(const struct furniture *furniture, const struct document *document, int number);
double furniture_bottom(const struct furniture *furniture, const struct document *document);

/* The heads and feet of all pages, now that their number is known. */
void furniture_place(struct setter *setter, const struct document *document, struct pages *pages);

#endif
