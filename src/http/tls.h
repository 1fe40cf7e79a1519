/* The certificate that connections are encrypted with: the only file that knows GnuTLS, which libmicrohttpd brings. */
#ifndef HTTP_TLS_H
#define HTTP_TLS_H

#include "base/diag.h"

struct tls;

/* Reads a certificate, those above it behind it, and its key, PEM (RFC 7468) both; `key` may be the same file. One at a time in a process. NULL with
 * errors. */
struct tls *tls_open(const char *certificate, const char *key, struct diag *diag);
void tls_close(struct tls *tls); /* no connection is left; NULL is fine */

/* Reads them anew if a file has changed: to be called every second or so. Who connects from then on is given the new one. With errors what was
 * there is given on, until the files change again. */
void tls_renew(struct tls *tls, struct diag *diag);

/* For libmicrohttpd: what answers who connects, as gnutls_certificate_set_retrieve_function2 takes it, and what is spoken. */
void *tls_retriever(void);
#define TLS_PRIORITIES "SECURE128:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:%SERVER_PRECEDENCE"

#endif
