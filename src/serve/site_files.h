/* The files of a site: each appears whole, and is left alone where it is what it should be. */
#ifndef SERVE_SITE_FILES_H
#define SERVE_SITE_FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

struct site_files {
    const char *folder;      /* that their names are relative to */
    size_t written, removed; /* so far */
    struct arena *arena;     /* of paths */
    struct diag *diag;
};

const char *site_path(const struct site_files *files, const char *name);

/* Makes the folder, and those above it. False with DIAG_FILE_UNWRITABLE. */
bool site_make_folder(const char *path, struct diag *diag);

/* Writes a file, unless it is there with these bytes. False with DIAG_FILE_UNWRITABLE. */
bool site_files_update(struct site_files *files, const char *name, const void *bytes, size_t length);

/* Removes a file if it is there; with its folder, and those above that, as far as they are empty then. */
void site_files_remove(struct site_files *files, const char *name);

#endif
