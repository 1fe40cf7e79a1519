/* XMP packets (ISO 16684-1): what a PDF claims to conform to. */
#ifndef XML_XMP_H
#define XML_XMP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"

/* No claim: zeroes. */
struct xmp_claims {
    int pdfa_part;   /* ISO 19005: 1 to 4 */
    char pdfa_level; /* 'a', 'b', 'u'; of part 4 'e', 'f' or 0 */
    int pdfua_part;  /* ISO 14289: 1 or 2 */
    bool others;     /* PDF/X, PDF/E, PDF/VT, declarations: known to be claims, not what they say */
};

/* Reads the claims, and the title (dc:title) in the arena, or NULL. False if the packet is not understood; both are
 * empty then. */
bool xmp_read(const void *packet, size_t length, struct xmp_claims *claims, const char **title, struct arena *arena);

/* Appends the packet with these claims of PDF/A and PDF/UA in the place of all claims that it makes. False if it is not
 * understood. */
bool xmp_write(const void *packet, size_t length, const struct xmp_claims *claims, struct buffer *out);

#endif
