/* The folder that documents are issued into. Each file appears whole under its name or not at all, and none is ever
 * overwritten, but by folder_update. No symbolic link in the folder is followed. */
#ifndef ISSUE_FOLDER_H
#define ISSUE_FOLDER_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/diag.h"

struct folder;

/* For one worker. Names of files in the making begin with `making`. Files get this mode, and folders what goes with it. */
struct folder *folder_open(const char *path, const char *making, int mode);
void folder_close(struct folder *folder); /* NULL is fine */

/* Makes the folder, and those above it; `there` receives the length of the part of the path that was there before. False with
 * DIAG_FILE_UNWRITABLE. folder_unmake removes again what was made, as far as it is empty. */
bool folder_make(const char *path, int mode, size_t *there, struct diag *diag);
void folder_unmake(const char *path, size_t there);

/* Removes what an interrupted run may have left in the making: whoever calls has the folder, for these names, for itself. False
 * with DIAG_FILE_UNWRITABLE. */
bool folder_prepare(const char *path, const char *making, struct diag *diag);

/* Writes a file in the place of whatever has the name, in one step; one with the same bytes stays. `changed` becomes true if it was
 * written. A link of that name gives way, and leads to nothing that is changed. False with DIAG_FILE_UNWRITABLE. */
bool folder_update(struct folder *folder, const char *name, const struct buffer *bytes, bool *changed, struct diag *diag);

/* A file that gives way to a new one. */
struct aside {
    int number;           /* of its issue */
    const char *from, *to; /* names */
    const char *sha256;
    bool moved;           /* what came of it: it is under `to`; false: it was nowhere */
};

/* Writes a file with the folders that its name (relative) asks for. A file of that name with the same bytes is as good; with
 * others it stays, and is told at `place` as DIAG_NAME_TAKEN. False with errors in the sink.
 *
 * Files give way before it has its name. One that is not what was issued stays where it is, and is told as DIAG_ISSUE_ALTERED. At
 * each moment each of them is there, under the one name or the other; what an earlier call that was interrupted had done, is done. */
bool folder_replace(struct folder *folder, const char *name, const struct buffer *bytes, struct aside *asides, size_t count,
                    struct place place, struct diag *diag);

/* Gives back its name to a file that gave way to one that never came; false: there is none such. */
bool folder_bring_back(struct folder *folder, const struct aside *aside);

/* What files look like without being read. */
struct folder_sight {
    long long size;                 /* [B] */
    long long seconds, nanoseconds; /* of when it was written */
};

/* Of files of these names in a folder below, in the same order. False: one is not there, or no file. */
bool folder_see(const struct folder *folder, const char *within, const char *const *names, size_t count, struct folder_sight *sights);

/* What is there under this name, compared with the SHA-256. */
enum folder_found { FOLDER_NOTHING, FOLDER_SAME, FOLDER_OTHER };
/* The file of this name, until the next call; NULL: there is none, or it cannot be read. */
const struct buffer *folder_read(struct folder *folder, const char *name);

enum folder_found folder_look(struct folder *folder, const char *name, const char *sha256);

/* Waits until all that was written is on the disk. False with DIAG_FILE_UNWRITABLE. */
bool folder_sync(const char *path, struct diag *diag);

#endif
