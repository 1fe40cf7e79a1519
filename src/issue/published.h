/* What was published when that was done last, so that the next run looks only at what changed since: for each token a mark of what was
 * written there, and one of how its files look from outside. It lies in the folder, which a web server may show: without the register's key
 * neither tokens nor anything else can be told from it. One that is lost, damaged or of another register says nothing, and all files
 * are read and compared. */
#ifndef ISSUE_PUBLISHED_H
#define ISSUE_PUBLISHED_H

#include <nettle/hmac.h>

#include "issue/folder.h"
#include "issue/register.h"

enum { MARK_SIZE = 16 };

/* A keyed hash. */
struct mark {
    unsigned char bytes[MARK_SIZE];
};

struct published_entry {
    struct mark token, contents, files;
};

/* Makes marks with the register's key. */
struct marker {
    struct hmac_sha256_ctx key;
};
void marker_init(struct marker *marker, const unsigned char key[REGISTER_KEY_SIZE]);
struct mark mark_of(const struct marker *marker, const char *purpose, const void *bytes, size_t length);

/* What the files of that name in the folder's folder look like: their sizes, and when they were written. False: one is missing, or is none. */
bool published_look(const struct marker *marker, struct folder *folder, const char *token, struct mark *files);

struct published;

/* That of the folder; empty if there is none, or it says nothing. */
struct published *published_read(struct folder *folder, const struct marker *marker);
void published_destroy(struct published *published); /* NULL is fine */

/* Borrowed; NULL: nothing is known of this token. */
const struct published_entry *published_find(const struct published *published, const struct mark *token);

/* Writes these in its place, and sorts them. False with an error. */
bool published_write(struct folder *folder, const struct marker *marker, struct published_entry *entries, size_t count, struct diag *diag);

/* Its name. */
#define PUBLISHED_STATE ".supplement-published"

/* The files of each token. */
#define PUBLISHED_FIELDS "fields.json"
#define PUBLISHED_STATUS "status.json"
#define PUBLISHED_PAGE "index.html"

#endif
