/* libxml2's memory. Where an allocation fails it goes on: leaves out what it had no room for, or falls. So a failure does not
 * come back to it: the work is given up, as base/memory.h has it. */
#ifndef XML_MEMORY_H
#define XML_MEMORY_H

/* Before libxml2 is called for something new: a file, an expression. */
void xml_begin(void);

#endif
