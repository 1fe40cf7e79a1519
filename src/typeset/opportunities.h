/* Where the lines of a paragraph may end, by Unicode's rules and a typesetter's. */
#ifndef TYPESET_OPPORTUNITIES_H
#define TYPESET_OPPORTUNITIES_H

#include <stddef.h>

enum {
    OPPORTUNITY_MASK = 3,    /* enum line_break of base/unicode.h */
    OPPORTUNITY_ADDRESS = 16, /* the byte belongs to a web or mail address */
    OPPORTUNITY_POOR = 32    /* a line may end here, but better elsewhere */
};

/* Fills one byte for each byte of the text, as unicode_line_breaks does, and takes back what looks bad:
 * a break between a number and one of `units` (space-separated; may be NULL), before a dash between spaces, after a
 * single letter and a hyphen (e-mail), in short pairs (en/of, m/v), after hyphens and colons of addresses.
 * Poor is a break beside a short number (niveau 3, 1 augustus). */
void find_opportunities(const char *text, size_t length, const char *language, const char *units,
                        unsigned char *opportunities);

#endif
