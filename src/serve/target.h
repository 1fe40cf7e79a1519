/* What the path of a request names. Nothing of it ever becomes the name of a file. */
#ifndef SERVE_TARGET_H
#define SERVE_TARGET_H

#include <stdbool.h>
#include <stddef.h>

#include "supplement.h"

/* A form in which an edition is given. */
struct form {
    const char *ending, *media; /* "pdf", "application/pdf" */
    enum supplement_format format;
    bool is_data;               /* the qualification's own file, which is not rendered */
    const char *policy;         /* what a browser may load for it (Content Security Policy, Level 3), behind default-src 'none' */
};

/* All there are; behind the last is one without an ending. */
const struct form *forms_first(void);

/* The form that is preferred (Accept, or NULL), the first of those that are equally so; NULL: none of them is wanted. */
const struct form *forms_choose(const char *accept);

/* Whether each page of an edition is a file of its own. */
bool form_has_pages(const struct form *form);

enum { CODE_MOST = 128, TAG_MOST = 35 /* bytes; of a tag BCP 47, 4.4.1 */, PAGE_MOST = 99 };

enum target_kind { TARGET_UNKNOWN, TARGET_INDEX, TARGET_HEALTH, TARGET_METRICS, TARGET_DESCRIPTION,
                   TARGET_SEARCH, TARGET_CHECK, TARGET_KEEPER, TARGET_QUALIFICATION, TARGET_EDITION };

struct target {
    enum target_kind kind;
    char code[CODE_MOST + 1];
    char language[TAG_MOST + 1];
    const struct form *form;
    int page; /* from 1 */
};

/* Reads a path whose escapes are undone: /, /search, /c, /health, /metrics, /openapi.json, /keeper, /CODE/LANG.pdf, /CODE/LANG-2.png; all else
 * may be the code of a qualification, which may have slashes in it. TARGET_UNKNOWN: it can be nothing. */
void target_read(const char *path, struct target *target);

#endif
