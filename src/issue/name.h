/* Names of files, from a pattern such as {qualification}/{holder.name}-{diploma}-{language}.pdf. */
#ifndef ISSUE_NAME_H
#define ISSUE_NAME_H

#include "issue/cohort.h"

#define NAME_PATTERN "{qualification}/{holder.name}-{diploma}-{language}.pdf"

/* What a pattern means: ./{name} and {name}//x.pdf as the system takes them, without parts that are no folder, and .pdf at the end where there
 * is none. In the arena; one that is no name below a folder stays as it is. */
const char *name_pattern(const char *pattern, struct arena *arena);

/* Reports what a pattern has that no row could fill, or that leads out of the folder. */
bool name_check(const char *pattern, const struct cohort *cohort, struct diag *diag);

/*
 * The name for a document, relative to the output folder, in the arena.  What the pattern says stays; in the values every
 * sign that some file system refuses becomes `_`, and no part of the name is longer than 200 bytes, begins or ends with a
 * dot or space, or is a name that Windows keeps for devices.
 */
const char *name_make(const char *pattern, const struct graduate *graduate, const char *language, struct arena *arena);

/* The same of a pattern of paths, such as diplomas/{diploma}.pdf, which may lead anywhere, but for each row to another file. */
bool path_check(const char *pattern, const struct cohort *cohort, struct diag *diag);

/* A path, in the arena. Parts of the pattern with a value in them are made safe as those of names are, so that no value leads
 * to another folder; the others stay as they are. */
const char *path_make(const char *pattern, const struct graduate *graduate, const char *language, struct arena *arena);

/* Where a file goes that another replaces: replaced/FOLDER/NAME (NUMBER).pdf, NUMBER being that of its issue; in the arena. */
const char *name_aside(const char *name, int number, struct arena *arena);

/* A file of the register by its name alone, without the archive or print run that it went into: `all.zip/NAME`. Borrowed. */
const char *name_within(const char *file);

/* Whether a document could have this name, which leads to a file below the folder then; or have it when it was set aside. Names in
 * somebody else's register are believed no further. */
bool name_is_inside(const char *name);
bool name_is_aside(const char *name);

/* Whether two names are one where capitals do not count. */
bool name_is_same(const char *one, const char *other);

/* Whether `name` is what name_take made of `wanted`: "wanted (2).pdf". */
bool name_is_variant(const char *name, const char *wanted);

/* Names that are taken, by what stays of them where capitals do not count. */
struct name_set;
struct name_set *name_set_create(void);
void name_set_destroy(struct name_set *set);

/* Takes the name, or if it is taken the next free one: "name (2).pdf", "name (3).pdf" …; in the arena. */
const char *name_take(struct name_set *set, const char *name, struct arena *arena);

#endif
