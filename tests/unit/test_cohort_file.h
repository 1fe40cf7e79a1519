/* What the tests of a cohort's headings and names share: a spreadsheet and a map in a folder of their own. */
#ifndef TEST_COHORT_FILE_H
#define TEST_COHORT_FILE_H

#include "test_register.h"

#include "base/arena.h"
#include "base/file.h"

struct cohort_file {
    struct registering own; /* the folder */
    struct arena *arena;
    char path[96], map[96];
};

/* The first member of the test's own struct, which has this size. */
static inline int cohort_file_open(void **state, size_t size)
{
    struct cohort_file *file = calloc(1, size);
    make_folder(&file->own);
    snprintf(file->path, sizeof file->path, "%s/cohort.csv", file->own.folder);
    snprintf(file->map, sizeof file->map, "%s/map.csv", file->own.folder);
    file->own.diag = diag_create();
    file->arena = arena_create();
    *state = file;
    return 0;
}

static inline int cohort_file_close(void **state)
{
    struct cohort_file *file = *state;
    unlink(file->path);
    unlink(file->map);
    rmdir(file->own.folder);
    arena_destroy(file->arena);
    diag_destroy(file->own.diag);
    free(file);
    return 0;
}

static inline void write_text(const char *path, const char *text)
{
    struct diag *diag = diag_create();
    assert_true(file_write(path, text, strlen(text), (struct file_manner){0}, diag));
    diag_destroy(diag);
}

#endif
