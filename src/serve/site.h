/* An inventory of qualifications as files for any web server, or none: each edition as a page, a PDF and a picture, the data beside them, and a list
 * of all that can be searched. */
#ifndef SERVE_SITE_H
#define SERVE_SITE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/diag.h"
#include "supplement.h"

struct site {
    const char *qualifications; /* the folder of their files */
    const char *folder;         /* of the site: it is there */
    const char *layout;         /* as of supplement_open_layout */
    const char *address;        /* at which it will be found, https://…, without a slash at its end; NULL: there is no map of it */
    const char *today;          /* as of supplement_judge */
    bool (*stop)(void);         /* whether to end soon: asked before each qualification */
};

/* Whether it is an address that a map of the site may begin its addresses with: http or https, and nothing that is escaped there. */
bool site_is_address(const char *address);

/* Brings the site up to date: what is as it was is left alone, what is no longer there is removed if it was published before. A qualification that is
 * at fault is told, and stays published as it was. Each file appears whole. What came of it is appended to the summary. False with errors, some of
 * which may be those of qualifications: it could not go on. */
bool site_publish(struct supplement *supplement, const struct site *site, struct buffer *summary, struct diag *diag);

#endif
