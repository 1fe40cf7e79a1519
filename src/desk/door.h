/* Who may come in: the browser that was given the key, and no page of anybody else in it. */
#ifndef DESK_DOOR_H
#define DESK_DOOR_H

#include <stdbool.h>

#include "desk/desk.h"
#include "http/answer.h"

struct door {
    char address[64];           /* of the desk: 127.0.0.1:40123 */
    char key[DESK_KEY_SIZE];    /* that lets the next browser in; once */
    char session[DESK_KEY_SIZE]; /* what those that are in show: a cookie */
    char cookie_name[32];
};

/* False with errors: the socket has no address. */
bool door_init(struct door *door, int socket, const char *key, struct diag *diag);

enum door_verdict {
    DOOR_OPEN,
    DOOR_ENTERS,  /* it brought the key, which is spent now: give it the cookie */
    DOOR_CLOSED,  /* it has neither */
    DOOR_FOREIGN  /* it asks by another name than the desk's, or for a page of another site */
};
enum door_verdict door_judge(struct door *door, const struct request *request);

enum { DOOR_COOKIE_SIZE = 128 };
/* The value of Set-Cookie (RFC 6265bis). */
void door_put_cookie(const struct door *door, char out[DOOR_COOKIE_SIZE]);

#endif
