#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/library.h"

static struct {
    int (*hyphenate)(void);
    int (*nobody_has_this)(void);
} functions;

static const struct library_function THERE[] = {{"hnj_hyphen_load", &functions.hyphenate}, {NULL, NULL}};
static const struct library_function ONE_IS_NOT[] = {
    {"hnj_hyphen_load", &functions.hyphenate}, LIBRARY_FUNCTION(nobody_has_this, functions), {NULL, NULL}};

static void expect_missing(struct library library)
{
    struct diag *diag = diag_create();
    for (int i = 1; i <= 2; i++) {
        assert_false(library_load(&library, diag));
        assert_int_equal(diag_errors(diag), i);
    }
    struct finding_words words;
    assert_true(diag_word(diag, 0, &words));
    assert_non_null(strstr(words.detail, library.file));
    diag_destroy(diag);
}

static void what_is_there_is_found(void **state)
{
    struct library library = {.file = "libhyphen.so.0", .memory = 1024 * 1024, .functions = THERE};
    struct diag *diag = diag_create();
    (void)state;
    assert_true(library_load(&library, diag) && library_load(&library, diag));
    assert_non_null(functions.hyphenate);
    assert_int_equal(diag_count(diag), 0);
    diag_destroy(diag);
}

static void what_is_missing_is_told_each_time(void **state)
{
    (void)state;
    expect_missing((struct library){.file = "libhyphen.so.4711", .memory = 1024 * 1024, .functions = THERE});
    expect_missing((struct library){.file = "libhyphen.so.0", .memory = 1024 * 1024, .functions = ONE_IS_NOT});
    assert_null(functions.nobody_has_this);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_there_is_found), cmocka_unit_test(what_is_missing_is_told_each_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
