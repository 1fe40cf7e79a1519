/* Sockets that listen. */
#ifndef HTTP_LISTEN_H
#define HTTP_LISTEN_H

#include "base/diag.h"

/* The one that whoever started the program has opened for it (LISTEN_FDS, sd_listen_fds(3)). -1: none. */
int listen_given(void);

/* One at an address of this machine, as 127.0.0.1:8080 or [::1]:8080; port 0 is one that is free. -1 with errors. */
int listen_at(const char *address, struct diag *diag);
int listen_port(int socket); /* of one that listens; 0: it has none */

#endif
