/* XMP packets (ISO 16684-1): what a PDF claims to conform to. Packets that are not quite XML are read as validators do:
 * bytes of Latin-1, control characters and a document type do not keep them from seeing a claim. */
#ifndef XML_XMP_H
#define XML_XMP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"

/* No claim: zeroes. */
struct xmp_claims {
    int pdfa_part;    /* ISO 19005: 1 to 4 */
    char pdfa_level;  /* 'a', 'b', 'u'; of part 4 'e', 'f' or 0 */
    int pdfa_year;    /* pdfaid:rev, which part 4 asks for (6.7.3); 0: none */
    int pdfua_part;   /* ISO 14289: 1 or 2 */
    int pdfua_year;   /* pdfuaid:rev, which part 2 asks for (5); 0: none */
    bool declares;    /* PDF declarations, such as WTPDF's (pdfa.org/declarations) */
    bool others;      /* PDF/X, PDF/E, PDF/VT: known to be claims, not what they say */
};

/* What the packet says beside the claims. Strings are in the arena. */
struct xmp_words {
    const char *title;        /* dc:title; or NULL */
    uint64_t described;       /* a hash of what else is said of the document: dc:creator, description, subject; in any order */
    const char *declarations; /* what the document is declared to conform to, with commas between; or NULL */
    /* What makes a claim of PDF/A false; each NULL if there is nothing of the kind. */
    const char *malformed;    /* why it is not well-formed XML in its encoding (ISO 19005-3, 6.6.2.1) */
    const char *undeclared;   /* a prefix of a schema that is neither predefined nor described (6.6.2.3) */
    const char *prefix;       /* that a claim is written with in place of pdfaid or pdfuaid (6.6.4; ISO 14289-1, 5) */
};

/* Reads both. False if the packet is not understood, even after it was mended; all is empty then, but `malformed` if it
 * holds what looks like a claim. */
bool xmp_read(const void *packet, size_t length, struct xmp_claims *claims, struct xmp_words *words, struct arena *arena);

/* Appends the packet with these claims of PDF/A and PDF/UA in the place of all that it makes; declarations stay if
 * claims->declares. False if it is not understood. */
bool xmp_write(const void *packet, size_t length, const struct xmp_claims *claims, struct buffer *out);

#endif
