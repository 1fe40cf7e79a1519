/* What is asked, and what is answered: HTTP's semantics (RFC 9110), without its connections. */
#ifndef HTTP_ANSWER_H
#define HTTP_ANSWER_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/* NULL: it has no such header. The path's escapes are undone. */
struct request {
    const char *method, *path;
    const char *accept_language, *if_none_match, *if_range, *range;
    const char *accept, *media; /* of its body */
    bool has_body;
    const char *body;           /* NULL: it has none, or one that is not taken */
    size_t body_length;
    void *connection;           /* for what follows; NULL: it has no other headers and no query */
};

/* Another of its headers, and a value of its query (?name=value), escapes undone; each the first of its name. NULL: there is none. */
const char *request_header(const struct request *request, const char *name);
const char *request_query(const struct request *request, const char *name);

enum { ETAG_SIZE = 32, RANGE_SIZE = 80, LOCATION_SIZE = 512, LANGUAGE_SIZE = 36 /* of a tag BCP 47, 4.4.1 */ };

/* An answer that is given again as it is: what HTTP has made of it. Zeroed at first; it lasts as long as the bytes. */
struct parcel {
    _Atomic(void *) response;
    size_t file_bytes;          /* that the kernel has of it; 0: none */
};

/* "" and NULL: there is no such header. */
struct answer {
    int status;
    const char *media, *cache, *policy, *allow, *vary, *language;
    const char *cookie, *disposition, *challenge; /* WWW-Authenticate */
    int retry;                  /* [s]; 0: nothing is said */
    char etag[ETAG_SIZE], content_range[RANGE_SIZE], location[LOCATION_SIZE];
    char tag[LANGUAGE_SIZE];    /* room for the language, if nothing else holds it */
    bool takes_ranges, has_form;
    const char *told;           /* for the log, instead of the path; or NULL */
    void *held;                 /* what who answers holds until the answer is gone: perhaps its bytes; NULL: nothing */
    void *examined;             /* the same of a file that somebody gave */
    const void *bytes;          /* those that are sent: of `own`, of what is held, or that last */
    size_t length;
    struct parcel *parcel;      /* of all of this answer; NULL: another one is like no other */
    struct buffer own;
};

/* One without headers. */
void answer_begin(struct answer *answer);

/* Sends what `own` holds, or of bytes that last, all or the part that is asked for. */
void answer_own(struct answer *answer, int status, const char *media);
void answer_bytes(const struct request *request, const void *bytes, size_t length, struct answer *answer);

#endif
