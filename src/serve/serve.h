/* An inventory of qualifications by HTTP: each edition at an address of its own. */
#ifndef SERVE_SERVE_H
#define SERVE_SERVE_H

#include <stdbool.h>

#include "base/diag.h"
#include "supplement.h"

/* A socket that listens at an address of this machine, as 127.0.0.1:8080 or [::1]:8080; or the one that whoever started the program has opened
 * (LISTEN_FDS, sd_listen_fds(3)), of which that counts. -1 with errors. */
int serve_listen(const char *address, bool is_encrypted, struct diag *diag);

enum { SERVE_TOKEN_LEAST = 16, SERVE_TOKEN_MOST = 255 /* bytes of a keeper's token: what nobody guesses */ };

struct serving {
    int socket;          /* as above; it is closed when serving ends */
    const char *folder;  /* of the qualifications; NULL: none are served */
    const char *register_path; /* whose documents can be checked; or NULL */
    const char *trust;   /* who may vouch for their seals, as of supplement_verification; or NULL */
    int examiner;        /* what looks at files that somebody gives, as examine_begin has it; closed likewise. -1: none are taken */
    const char *layout;  /* as of supplement_open_layout */
    const char *today;   /* as of supplement_judge */
    const char *certificate, *key; /* PEM files that connections are encrypted with, as of tls.h; NULL: nothing */
    const char *token;   /* who has it is the keeper, for whom there is /keeper; NULL: nobody is */
    int threads;         /* that answer, and as many that make editions */
    bool (*stop)(void);  /* whether to end: asked several times a second */
};

/* Serves until it is told to stop; the engine is for reading qualifications. What changes in the folder is served at once; what is at fault stays as
 * it was, and is told on standard error. False with errors: it could not begin. */
bool serve(struct supplement *supplement, const struct serving *serving, struct diag *diag);

#endif
