/* HTTP's connections: the only file that knows libmicrohttpd, which is loaded when it is begun. */
#ifndef SERVE_HTTP_H
#define SERVE_HTTP_H

#include "serve/answer.h"

struct http;

/* Begins to answer who connects to this socket, which listens, on threads of its own. NULL with errors: the library is missing, or a thread cannot be
 * begun. */
struct http *http_begin(int socket, int threads, struct house *house, struct diag *diag);

/* Drops who takes too long: to ask, or to take an answer. To be called every second or so. */
void http_look_round(struct http *http);

/* Takes no new connections; the answers that were begun are finished, for so long [s]. Nothing may be in the making any more when http_end is called. */
void http_quiesce(struct http *http, double patience);
void http_end(struct http *http); /* NULL is fine */

#endif
