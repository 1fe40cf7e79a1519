/* Furniture: running heads and feet with page numbers. Inside the room. */
#ifndef TYPESET_FURNITURE_H
#define TYPESET_FURNITURE_H

#include "typeset/galley.h"

/* Heights [pt], measured before the number of pages is known, with the longest numbers there may be. */
struct furniture {
    const struct galley *head_first, *head_rest;
    double foot_height;
};

void furniture_measure(struct furniture *furniture, struct setter *setter, const struct document *document);

/* Where the body may begin and must end on a page. */
double furniture_top(const struct furniture *furniture, const struct document *document, int number);
double furniture_bottom(const struct furniture *furniture, const struct document *document);

void furniture_place_head(const struct furniture *furniture, const struct document *document, struct page *page,
                          struct arena *arena);

/* The feet of all pages, now that their number is known. */
void furniture_place_feet(const struct furniture *furniture, struct setter *setter, const struct document *document,
                          struct pages *pages);

#endif
