/* What the tests of reading pictures share: a file made for the occasion, and what was said about it. */
#ifndef TEST_READ_H
#define TEST_READ_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diag.h"
#include "base/file.h"
#include "test_printed.h"

struct reading {
    char path[64];
    struct arena *arena;
    struct diag *diag;
    char *said; /* all messages, as printed; made by said() */
};

static inline int reading_setup(void **state)
{
    struct reading *reading = calloc(1, sizeof *reading);
    strcpy(reading->path, "/tmp/supplement-test-XXXXXX");
    int descriptor = mkstemp(reading->path);
    assert_true(descriptor >= 0);
    close(descriptor);
    reading->arena = arena_create();
    reading->diag = diag_create();
    *state = reading;
    return 0;
}

static inline int reading_teardown(void **state)
{
    struct reading *reading = *state;
    unlink(reading->path);
    arena_destroy(reading->arena);
    diag_destroy(reading->diag);
    free(reading->said);
    free(reading);
    return 0;
}

static inline void reading_fill(struct reading *reading, const void *bytes, size_t length)
{
    FILE *file = fopen(reading->path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
    diag_clear(reading->diag);
    arena_clear(reading->arena);
}

static inline const char *said(struct reading *reading)
{
    free(reading->said);
    return reading->said = printed(reading->diag);
}

static inline void assert_said(struct reading *reading, const char *words)
{
    if (!strstr(said(reading), words))
        fail_msg("expected \"%s\" in:\n%s", words, reading->said);
}

#endif
