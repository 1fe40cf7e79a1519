/* What speaks against a qualification that is valid: what its editions say of each other, of themselves, and of the facts
 * beside them. Findings are judgements: one that is wrong at its place is let pass by a waiver in the file. */
#ifndef GATE_JUDGE_H
#define GATE_JUDGE_H

#include "gate/text.h"
#include "xml/xml.h"

/* Reports all findings, those that are waived too, and what is wrong with the waivers. `today` (2026-11-29, or any moment that
 * begins so) tells which waivers have run out; NULL: none has. False if there are errors. */
bool judge_qualification(const struct xml_file *file, struct gate *gate, const char *today, struct diag *diag);

#endif
