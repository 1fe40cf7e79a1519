/* Addresses of the web and of mail. Inside the room. */
#ifndef GATE_ADDRESS_H
#define GATE_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>

/* The parts of an address as it stands in a link or among words: https://www.s-bb.nl/nieuws, www.s-bb.nl, mailto:a@b.nl,
 * a@b.nl. Borrowed from it. */
struct address {
    bool is_mail;
    const char *host, *path; /* path: the rest, from / ? or # on; of mail nothing */
    const char *user;        /* of mail */
    size_t host_length, path_length, user_length;
};

struct address address_read(const char *text, size_t length);

/* Whether both lead to the same site, or mailbox: `www.` plays no part. */
bool address_is_same_place(const char *one, const char *other);

#endif
