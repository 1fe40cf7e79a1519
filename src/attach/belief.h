/* Whether a file that claims PDF/A or PDF/UA, or is declared to be well tagged, can be believed: what its standard asks, as far as it can be seen without
 * interpreting all pages. A validator looks closer. */
#ifndef ATTACH_BELIEF_H
#define ATTACH_BELIEF_H

#include "attach/claims.h"

/* In words, behind "it": "names no language". NULL: nothing speaks against the claim. */
const char *doubt_pdfa(struct part *part);
const char *doubt_pdfua(struct part *part);
const char *doubt_declarations(struct part *part);

#endif
