/* Text in HTML and XML, and in addresses. */
#ifndef BASE_MARKUP_H
#define BASE_MARKUP_H

#include "base/buffer.h"

/* Appends text as it stands between tags or in an attribute (HTML Living Standard, 13.3; XML 1.0, 2.4). What nobody can see is shown as
 * such, U+FFFD, since anybody may have written it. */
void markup_text(struct buffer *out, const char *text, size_t length);
void markup_string(struct buffer *out, const char *text);

/* Appends text as it stands in the path or query of an address: in %XX all but what is unreserved (RFC 3986, 2.3), and slashes. */
void markup_address(struct buffer *out, const char *text);

#endif
