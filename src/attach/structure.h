/* Logical structure (ISO 32000-2, 14.7): the tags of the parts become those of the whole. */
#ifndef ATTACH_STRUCTURE_H
#define ATTACH_STRUCTURE_H

#include "attach/pdf.h"

/* The file's structure tree root; 0 if it has none. */
qpdf_oh structure_root(struct pdf *pdf);

/* Whether it says of itself that it is tagged, and has the tags (14.7.1, 14.8.1). */
bool structure_is_tagged(struct pdf *pdf);

/* Calls `visit` with each structure element below the root, an element before those in it. */
typedef void structure_visit(void *context, qpdf_oh element);
void structure_each(struct pdf *pdf, qpdf_oh root, structure_visit *visit, void *context);

/* Marks the pages that elements say their content is on (14.7.2, 14.7.5). */
void structure_pages(struct pdf *pdf, struct visited *pages);

/* What a tree's elements are called. */
struct structure_census {
    struct pdf *pdf;
    struct map *types; /* each type that an element has or a role map leads to */
    struct map *ids;   /* identifier -> the element */
};
void census_take(struct structure_census *census, struct pdf *pdf, qpdf_oh root);
void census_finish(struct structure_census *census);
bool census_has_type(const struct structure_census *census, const char *type);

/* Puts all that is at the top of the whole's tree below a Document of PDF 2.0, which becomes its only element there: PDF/UA-2,
 * 8.2.5.2. Gives it. */
qpdf_oh structure_gather(struct pdf *whole);

/* Joins the tags of `part`, whose pages have been copied to the whole from index `first` on: at the top of the tree, or below
 * the element `above` if there is one. A document is tagged where all of it is: if one of the two is not, the whole no longer
 * says so, but keeps what tags there are. What both trees call their elements is known. */
void structure_join(struct pdf *whole, struct pdf *part, int first, qpdf_oh above, const struct structure_census *own,
                    const struct structure_census *added);

#endif
