/* The desk: an exam office's work in a browser on the same computer. */
#ifndef DESK_DESK_H
#define DESK_DESK_H

#include <stdbool.h>

#include "base/diag.h"
#include "supplement.h"

enum { DESK_KEY_SIZE = 33 /* bytes: 32 digits and a NUL */ };

/* A key that nobody can guess. */
void desk_make_key(char key[DESK_KEY_SIZE]);

struct desking {
    int socket;                 /* listens on a loopback address; it is closed when the desk is */
    const char *key;            /* opens the desk to one browser: http://ADDRESS/?key=KEY */
    const char *qualifications; /* folder */
    const char *layout;         /* as of supplement_open_layout */
    const char *output;         /* folder in which all is made */
    const char *register_path;  /* of what is issued */
    const char *date;           /* as in supplement_export */
    const char *today;          /* likewise; NULL: the clock's, whenever it is asked for, as a desk may be open for days */
    struct supplement_key *seal; /* the key of it; NULL: there is none, or */
    const char *locked_seal, *certificates; /* as in supplement_key_request, of one whose passphrase is asked for on the page; or NULL */
    bool certify;               /* as in supplement_sealing; */
    const struct supplement_network *network; /* likewise */
    bool (*stop)(void);         /* whether to end: asked several times a second */
};

/* Keeps the desk open until it is told to stop; what is being issued then is stopped as well, and can be gone on with. False with errors: it could not
 * begin. */
bool desk(struct supplement *supplement, const struct desking *desking, struct diag *diag);

#endif
