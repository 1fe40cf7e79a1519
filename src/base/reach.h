/*
 * How far paths reach that were not named by the user, but stand in somebody's file: a layout names fonts and pictures, the row of a
 * cohort a diploma. They stay below a folder, whatever `..` and symbolic links say.
 */
#ifndef BASE_REACH_H
#define BASE_REACH_H

#include <stdbool.h>

/* Paths are as they can be opened: they begin with the folder. Strings live as long as the reach. */
struct reach {
    const char *folder; /* with its slash, or "" */
    /* Of a layout; NULL: not so */
    const char *beside; /* another folder, by its path from the first, with its slash: "../fonts/" */
    const char *own;    /* the folder of the layouts that the program brings: all may name what is there, and in fonts beside it */
};

/* As open(2). -1 with EXDEV if the path leads out of reach, whether anything is there or not. NULL as reach: all is in reach. */
int reach_open(const struct reach *reach, const char *path, int flags);

/* False if the path leads out of reach. */
bool reach_holds(const struct reach *reach, const char *path);

/* Whether there is anything of this name; true if it is out of reach too, which is told when it is opened. */
bool reach_has(const struct reach *reach, const char *path);

#endif
