/* Is a file what was issued? */
#ifndef ISSUE_VERIFY_H
#define ISSUE_VERIFY_H

#include "base/arena.h"
#include "issue/register.h"
#include "supplement.h"

/* The document that a file says it is, by the data inside: qualification, language, diploma, name; in the arena. A supplement
 * that is attached to a diploma may be one of several: `number` counts them from 1. False if there are not so many; one that
 * cannot be understood has no qualification. `fault` receives why the file cannot be read at all, in words, in the arena; NULL: it can, or is
 * no PDF. In the sink is only what is no fault of the file. */
typedef bool verify_claim(void *context, const struct supplement_file *file, int number, struct arena *arena, struct issue *claim,
                          const char **fault, struct diag *diag);

/* What the data inside the file make, appended to `made`. False as above. */
typedef bool verify_remake(void *context, const struct supplement_file *file, struct buffer *made, struct diag *diag);

/* Who wrote a file that its own data do not make, as far as it shows. */
enum verify_origin {
    VERIFY_ELSEWHERE, /* it is joined to a diploma, or another program's */
    VERIFY_WRITTEN,   /* this program, in another version or by another layout; or somebody forged it with care */
    VERIFY_CHANGED,   /* this program, and it was changed since */
    VERIFY_EXTENDED   /* this program, and something was added behind */
};
typedef enum verify_origin verify_find_origin(void *context, const struct supplement_file *file, struct diag *diag);

/* The last seal of a file. */
struct verify_seal {
    bool found;
    bool good;         /* it is intact, and covers the whole file but time stamps; else the file was changed since it was sealed. If none
                          was found: there are only time stamps, behind the file as it was */
    bool trusted;      /* and whoever was asked vouches for it; no earlier one is broken */
    size_t sealed_end; /* bytes of the file without time stamps behind it, */
    size_t unsealed;   /* without it, */
    size_t first;      /* and without those before it; the same if there are none */
    const char *owner, *certificate; /* of its certificate, in words, and its SHA-256; in the arena, like all texts */
    const char *sealed; /* when, as it says itself, ISO 8601 in UTC */
    const char *words; /* on it, and on those of supplements that the file embeds, in the arena, each behind "; "; "": there are none */
};
typedef bool verify_find_seal(void *context, const char *path, const struct buffer *bytes, struct arena *arena,
                              struct verify_seal *seal, struct diag *diag);

struct verification {
    const char *const *paths;
    size_t count;
    const char *register_path; /* NULL: register.db in the folder of the file, or one of the two above it */
    verify_claim *claim;
    verify_remake *remake;
    verify_find_origin *find_origin;
    verify_find_seal *find_seal;
    void *context;             /* of these four */
    bool discreet;             /* the words name no holder of the register's, no path, and no reason */
    supplement_verified *tell;
    supplement_stop *stop;     /* or NULL */
    void *tell_context;        /* of both */
};

#endif
