/*
 * Files, whole: read with a cap, mapped, or written so that nothing good is lost.
 *
 * Errors go to the sink as DIAG_FILE_UNREADABLE, DIAG_FILE_TOO_LARGE or DIAG_FILE_UNWRITABLE with the system's words.
 * `place` is where the file was asked for (the line that names a picture); where place.file is NULL, the message
 * stands at the file itself.  Limits and lengths are in bytes.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <dirent.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diag.h"
#include "base/reach.h"

/*
 * Appends the contents of a regular file, or of standard input where `path` is "-", to `contents`.
 * False: at least one error is in the sink, and `contents` is as it was.
 */
bool file_read(const char *path, size_t limit, struct place place, struct buffer *contents, struct diag *diag);

/* The same of a path that stands in somebody's file; one that leads out of reach is DIAG_PATH_OUTSIDE. NULL: any path. */
bool file_read_within(const struct reach *reach, const char *path, size_t limit, struct place place, struct buffer *contents,
                      struct diag *diag);

/* Whether there is anything of this name. */
bool file_exists(const char *path);

/* Whether both paths lead to the same file or folder, which is there. */
bool file_is_same(const char *path, const char *other);

/* forms/es.xml of forms/es/en.xml: the file beside the path's folder that is called as the folder, with `end` behind. NULL: there is
 * none. */
const char *file_called_as_folder(struct arena *arena, const char *path, const char *end);

/* A file in memory, read-only. It must not shrink while it is mapped: for fonts and patterns, not for user data. */
struct file_map {
    const unsigned char *bytes; /* not NULL, even if the file is empty */
    size_t length;
};

/* Maps a regular file. True: the caller owes a file_unmap. */
bool file_map(const struct reach *reach, const char *path, size_t limit, struct place place, struct file_map *map,
              struct diag *diag);
void file_unmap(struct file_map *map);

/* How a file is written. */
enum { FILE_AS_USUAL = 0, FILE_PERSONAL = -1 };
struct file_manner {
    int mode;         /* FILE_AS_USUAL: a new file's as umask says; FILE_PERSONAL: 0600; of a file that is replaced both keep mode
                         and owner. Others: this one, e.g. 0640 */
    bool chosen_name; /* by the program, not the user: a symbolic link of this name is never followed */
};

/*
 * Writes one file, or to standard output where `path` is "-".  A regular file is written under another name in its
 * folder and renamed at the end: until all is well, what was there before stays.  A device or pipe is written
 * straight; a symbolic link is followed if it is the user's own or the system's, else the file takes the link's place: what
 * another person's link points to is left alone.  What a run that was killed left in the making in that folder is
 * removed.
 */
bool file_write(const char *path, const void *bytes, size_t length, struct file_manner manner, struct diag *diag);

/* Where file_write puts a file of this name: the path, or what a link that is followed leads to. In the arena. */
const char *file_target(struct arena *arena, const char *path, struct file_manner manner);

/* Tells of a file or folder that cannot be written, in the system's words for the errno. Always false. */
bool file_unwritable(const char *path, int error, struct diag *diag);

/* Several files that belong together, such as the pages of one document: all of them appear, or none. */
struct file_batch;

struct file_batch *file_batch_create(struct file_manner manner);

/* Writes the bytes out under a temporary name. False: an error is in the sink; the batch should be destroyed. */
bool file_batch_add(struct file_batch *batch, const char *path, const void *bytes, size_t length, struct diag *diag);

/* Gives the files their names, in the order they were added; the batch is then empty. */
bool file_batch_commit(struct file_batch *batch, struct diag *diag);

/* Removes what was added but not committed. NULL is fine. */
void file_batch_destroy(struct file_batch *batch);

/* Opens a new file for writing, under a name that nobody can have waiting there: `prefix`, which may be a path, and digits.
 * `folder` is a descriptor or AT_FDCWD, `name` receives the name in it. -1 with errno. */
enum { FILE_DIGITS = 16 };
int file_open_new(int folder, const char *prefix, int mode, char *name, size_t size);

/* As scandir of POSIX; but a folder is not taken for one that cannot be read where memory falls short: see base/memory.h. */
int file_scan(const char *folder, struct dirent ***entries, int (*filter)(const struct dirent *),
              int (*compare)(const struct dirent **, const struct dirent **));

/* The names in a folder that end in `ending` and do not begin with a dot, in the order of their bytes. As scandir: the caller frees each and
 * the list; -1 with errno. */
int file_list(const char *folder, struct dirent ***entries, const char *ending);

/* Writes all of the bytes, however many calls and signals that takes. False with errno: some may be written. */
bool file_write_all(int descriptor, const void *bytes, size_t length);

/* Whether file_open_new may have given this name. */
bool file_is_new_name(const char *name, const char *prefix);

/* Removes what runs that were killed left in the folder under such names: regular files of the same user that nobody has locked
 * (flock). A link is not followed, and stays. So many names are looked at, so that a large folder costs no more than a small one. */
void file_sweep(int folder, const char *prefix, size_t most);

#endif
