/* What is wrong with the lines of a paragraph: words that had to be torn, languages without hyphenation patterns. */
#ifndef TYPESET_LINE_FINDINGS_H
#define TYPESET_LINE_FINDINGS_H

#include "typeset/linebreak.h"

/* The findings live in typesetter->kept. */
void find_line_faults(struct typesetter *typesetter, const struct prepared *prepared, const struct line_ends *ends,
                      struct findings *findings);

#endif
