/* Tags that libxml2 would read for longer than anybody waits. */
#ifndef XML_CROWDED_H
#define XML_CROWDED_H

#include <stddef.h>

/* The line of a tag with far more attributes or namespaces than xml.h allows; 0: there is none, as far as the file is XML.
 * libxml2 compares all attributes of a tag with each other before it tells of the element. */
int xml_find_crowded_tag(const char *bytes, size_t length);

#endif
