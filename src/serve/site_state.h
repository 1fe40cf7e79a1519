/* What a site was published from when that was done last, so that the next run makes only what changed since. A line for each qualification, in the
 * site's folder; one that is lost or damaged says nothing, and all is made again. */
#ifndef SERVE_SITE_STATE_H
#define SERVE_SITE_STATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diag.h"

#define SITE_STATE ".supplement-site"
#define SITE_INDEX "index.html"
#define SITE_MAP "sitemap.xml"
#define SITE_FEED "feed.xml"

enum { SITE_FORMS = 3 }; /* files of an edition: a page, a PDF, a picture */

struct site_edition {
    const char *language, *title;
};

/* A qualification that is published. */
struct site_entry {
    const char *source;  /* name of its file among the qualifications */
    const char *code;    /* and path of its folder in the site */
    uint64_t contents;   /* stands for all that its files are made of, */
    uint64_t sight;      /* and for what they look like from outside */
    struct site_edition *editions; /* that in the language of the certificate first */
    size_t count;
    const char *withdrawn; /* the day on which it was; NULL: it is published */
};

struct site_state {
    struct site_entry *list;
    size_t count;
    bool is_there; /* there is such a file, though it may be damaged */
};

/* In the arena. */
struct site_state site_state_read(const char *folder, struct arena *arena);

void site_state_put(struct buffer *out, const struct site_entry *entry);

/* Puts lines that site_state_put has put in its place. False with DIAG_FILE_UNWRITABLE. */
bool site_state_write(const char *folder, const struct buffer *lines, struct arena *arena, struct diag *diag);

/* Whether it may be a path in the site: no part of it is empty, hidden or leads up, none is the name of a file of the site itself, and none behind
 * the first that of a version. */
bool site_is_path(const char *code);

/* Whether it is named as a version is: 2026-11-30, or 2026-11-30-2. */
enum { SITE_DAY = 10 /* bytes of a day */ };
bool site_is_version(const char *name, size_t length);

/* A copy of all of it. */
struct site_entry site_entry_copy(const struct site_entry *entry, struct arena *arena);

/* What its files look like in the site's folder: sizes, and when they were written. 0: one is missing. */
uint64_t site_entry_look(const struct site_entry *entry, const char *folder);

/* The names of an entry's files, relative to the site, NULL behind the last: the data first, the page of its versions last. */
const char *const *site_entry_names(const struct site_entry *entry, struct arena *arena);

#endif
