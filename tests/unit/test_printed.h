/* What is printed, as a string. */
#ifndef TEST_PRINTED_H
#define TEST_PRINTED_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/diag.h"

/* The words that `print` writes of the sink. The caller frees them. */
static inline char *printed_by(void (*print)(const struct diag *diag, FILE *out), const struct diag *diag)
{
    char *words = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&words, &length);
    assert_non_null(stream);
    print(diag, stream);
    fclose(stream);
    return words;
}

static inline char *printed(const struct diag *diag)
{
    return printed_by(diag_print, diag);
}

#endif
