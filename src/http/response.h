/* An answer as libmicrohttpd gives it: its headers, and where its bytes are; for http/ alone. */
#ifndef HTTP_RESPONSE_H
#define HTTP_RESPONSE_H

#include "http/http.h"
#include "http/microhttpd.h"

enum { RESPONSE_FILES_MOST = 256 /* that are open for what is given again and again */ };

/* The bytes stay where they are, and last until the response is given. The caller owes it to response_release. NULL: there is no memory. */
struct MHD_Response *response_take(const struct host *host, struct answer *answer);
void response_release(const struct answer *answer, struct MHD_Response *response);

#endif
