/* The token that a document bears behind the address at which it can be checked: twenty letters of Crockford's base 32, which has none
 * that are taken for another. */
#ifndef BASE_TOKEN_H
#define BASE_TOKEN_H

#include <stdbool.h>

enum { TOKEN_SIZE = 20 + 4 + 1 /* five groups of four letters, and a NUL */ };

#define TOKEN_ALPHABET "0123456789ABCDEFGHJKMNPQRSTVWXYZ" /* www.crockford.com/base32.html */
#define TOKEN_NOBODYS "0000-0000-0000-0000-0000"          /* of specimens */

/* The token as somebody reads or types it, in the form that registers have: small letters, O for 0, I and L for 1, any hyphens and
 * spaces. False: it is none. */
bool token_read(const char *text, char token[TOKEN_SIZE]);

#endif
