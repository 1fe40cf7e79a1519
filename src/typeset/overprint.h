/* Text that is printed across other text, or beyond the edge of the sheet. */
#ifndef TYPESET_OVERPRINT_H
#define TYPESET_OVERPRINT_H

#include "frame/pages.h"

/* Reports each line that touches another one beside it, and all that reaches beyond its sheet. */
void find_overprints(const struct pages *pages, struct arena *arena, struct diag *diag);

#endif
