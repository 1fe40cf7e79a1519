/* What was published of a qualification: each version of its data has a folder of its own, named by the day on which it was first published, which
 * nothing changes any more; and a page lists them, the newest first, with what changed between them. */
#ifndef SERVE_SITE_VERSIONS_H
#define SERVE_SITE_VERSIONS_H

#include "serve/site_files.h"
#include "serve/site_make.h"
#include "serve/site_names.h"

/* The day under which something happens to a qualification that was published before: today, but none before that of its newest version, so that
 * the newest stays the last, with DIAG_CLOCK_BACK. In the arena. */
const char *site_versions_day(const struct site_files *files, const char *code, const char *today);

/* Keeps what is about to be published under this day (2026-11-30, or 2026-11-30-2 if it is the second of a day), unless its data are those of the newest
 * version: its PDFs, its data last, so that a version without them is one that was not finished. False with errors. */
bool site_versions_keep(struct site_files *files, const struct site_piece *piece, const char *today);

/* The name of the page of a code. */
const char *site_versions_name(const char *code, struct arena *arena);

/* Brings the page up to date. `entry`: as it is published now; of one that was withdrawn, as it was. `namer`: says what fields are
 * called. False with errors. */
bool site_versions_update(struct site_files *files, const struct site_entry *entry, struct site_namer *namer);

/* The names of a code's versions, the newest first; NULL behind the last. In the arena. */
const char *const *site_versions(const struct site_files *files, const char *code, struct arena *arena);

#endif
