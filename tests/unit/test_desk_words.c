/* Searching as people type. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "desk/words.h"

static const char *const CELLS[] = {"\u00DE\u00F3rd\u00EDs \u00C6gisd\u00F3ttir", NULL, "25135/2026-004724/nl/1"};

static bool fit(const char *words)
{
    return words_fit(words, CELLS, sizeof CELLS / sizeof *CELLS);
}

static void letters_are_typed_as_one_has_them(void **state)
{
    (void)state;
    assert_true(fit("aegisdottir"));
    assert_true(fit("\u00C6GISD\u00D3TTIR"));
    assert_true(fit("Thordis"));
    assert_false(fit("agisdottir"));
}

static void each_word_stands_somewhere(void **state)
{
    (void)state;
    assert_true(fit("  gisd 004724  thord "));
    assert_false(fit("thordis jansen"));
    assert_true(fit(""));
}

static void no_word_reaches_over_cells(void **state)
{
    (void)state;
    assert_false(fit("aegisdottir25135"));
    const char *const none[] = {NULL};
    assert_false(words_fit("a", none, 1));
    assert_true(words_fit("", none, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_are_typed_as_one_has_them),
        cmocka_unit_test(each_word_stands_somewhere),
        cmocka_unit_test(no_word_reaches_over_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
