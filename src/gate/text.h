/* Text that nobody means: what other programs leave behind in a cell, a field or a qualification. */
#ifndef GATE_TEXT_H
#define GATE_TEXT_H

/* In words, why the value cannot be meant: a placeholder that was not filled in, a spreadsheet's error, letters that were
 * lost in a conversion. NULL: nothing speaks against it. */
const char *suspicion_of(const char *value);

#endif
