/* Addresses at which documents can be checked: https, a host, and perhaps a path, such as https://check.school.nl. A code has no small
 * letters: in scheme and host they mean what capitals do (RFC 3986, 3.1 and 3.2.2), in a path they do not. */
#ifndef CODE_ADDRESS_H
#define CODE_ADDRESS_H

#include "code/code.h"

/* NULL: it is such an address, and a code may have it. Else what is wrong with it, in words. */
const char *address_fault(const char *address);

/* It as a code has it: in capitals. */
void address_capitals(const char *address, char capitals[CODE_SHORT_MOST + 1]);

#endif
