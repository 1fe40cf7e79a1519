/* Addresses of the web and of mail. Inside the room. */
#ifndef GATE_ADDRESS_H
#define GATE_ADDRESS_H

#include <stdbool.h>

/* Whether both lead to the same site, or mailbox: `www.` plays no part. */
bool address_is_same_place(const char *one, const char *other);

#endif
