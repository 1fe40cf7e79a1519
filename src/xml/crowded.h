/* Files that libxml2 would read for longer than anybody waits. */
#ifndef XML_CROWDED_H
#define XML_CROWDED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

/* Whether the file, as far as it is XML, has a tag with far more attributes or namespaces than xml.h allows, or more names; then
 * an error is reported at the line, with `name` as the file. libxml2 compares all attributes of a tag with each other before it
 * tells of the element, and looks for each name among all others that share one of 16,384 places. */
bool xml_is_crowded(const char *bytes, size_t length, const char *name, struct diag *diag);

#endif
