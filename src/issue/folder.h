/* The folder that documents are issued into. Each file appears whole under its name or not at all, and none is ever
 * overwritten. */
#ifndef ISSUE_FOLDER_H
#define ISSUE_FOLDER_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/diag.h"

struct folder;

/* For one worker; `number` tells it from the others. `making` is the folder in it for files in the making. */
struct folder *folder_open(const char *path, const char *making, int number);
void folder_close(struct folder *folder); /* NULL is fine */

/* Makes the folder. False with DIAG_FILE_UNWRITABLE. */
bool folder_make(const char *path, struct diag *diag);

/* Makes its folder for files in the making, takes it for this run alone, and removes what an interrupted run may have left
 * there. Gives what folder_tidy, which takes it away again, needs; -1 with errors: another run has it, or it cannot be
 * made. */
int folder_prepare(const char *path, const char *making, struct diag *diag);
void folder_tidy(const char *path, const char *making, int taken);

/* Writes a file with the folders that its name (relative) asks for. A file of that name with the same bytes is as good; with
 * others it stays, and is told at `place` as DIAG_NAME_TAKEN. False with errors in the sink. */
bool folder_write(struct folder *folder, const char *name, const struct buffer *bytes, struct place place,
                  struct diag *diag);

/* A file that gives way to a new one. */
struct aside {
    int number;           /* of its issue */
    const char *from, *to; /* names */
    const char *sha256;
    bool moved;           /* what came of it: it is under `to`; false: it was nowhere */
};

/* As folder_write, but files give way before it has its name. One that is not what was issued stays where it is, and is told
 * as DIAG_ISSUE_ALTERED. At each moment each of them is there, under the one name or the other; what an earlier call that was
 * interrupted had done, is done. */
bool folder_replace(struct folder *folder, const char *name, const struct buffer *bytes, struct aside *asides, size_t count,
                    struct place place, struct diag *diag);

/* Gives back its name to a file that gave way to one that never came; false: there is none such. */
bool folder_bring_back(struct folder *folder, const struct aside *aside);

/* What is there under this name, compared with the SHA-256. */
enum folder_found { FOLDER_NOTHING, FOLDER_SAME, FOLDER_OTHER };
enum folder_found folder_look(struct folder *folder, const char *name, const char *sha256);

/* Waits until all that was written is on the disk. False with DIAG_FILE_UNWRITABLE. */
bool folder_sync(const char *path, struct diag *diag);

#endif
