/* A diploma in its whole: as the whole's beginning, or in one of its streams; byte for byte, or not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "issue/digest.h"
#include "issue/within.h"

static bool is_in(const char *diploma, const char *whole)
{
    char digits[DIGEST_SIZE];
    struct buffer file = {0};
    digest_bytes(diploma, strlen(diploma), digits);
    buffer_string(&file, whole);
    bool within = is_within(&file, digits);
    buffer_finish(&file);
    return within;
}

#define DIPLOMA "%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF"
#define REVISED DIPLOMA "\n2 0 obj\n<<>>\nendobj\nstartxref\n55\n%%EOF"
#define MORE "3 0 obj\n<<>>\nendobj\nstartxref\n99\n%%EOF\n"

/* However the diploma ends, and whatever follows its last mark. */
static void whole_begins_with_it(void **state)
{
    (void)state;
    assert_true(is_in(DIPLOMA, DIPLOMA "\n" MORE));
    assert_true(is_in(DIPLOMA "\n", DIPLOMA "\n" MORE));
    assert_true(is_in(DIPLOMA "\r\n", DIPLOMA "\r\n" MORE));
    assert_true(is_in(DIPLOMA "\r", DIPLOMA "\r" MORE));
    assert_true(is_in(DIPLOMA " ", DIPLOMA " \n" MORE));
    assert_true(is_in(DIPLOMA "\n% printed\n% twice\n", DIPLOMA "\n% printed\n% twice\n" MORE));
    assert_true(is_in(REVISED "\n", REVISED "\n" MORE));
    assert_true(is_in(DIPLOMA, DIPLOMA));
}

static void whole_begins_with_another(void **state)
{
    (void)state;
    assert_false(is_in(DIPLOMA "\n", "%PDF-1.6" MORE));
    assert_false(is_in(DIPLOMA "\r\n", DIPLOMA "\n" MORE));
    assert_false(is_in(REVISED "\n", DIPLOMA "\n" MORE));
    assert_false(is_in("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", DIPLOMA "\n" MORE)); /* that is no whole file */
    assert_false(is_in(DIPLOMA, ""));
    assert_false(is_in("", "no PDF"));
}

static void stream_holds_it(void **state)
{
    (void)state;
    static const char before[] = "%PDF-1.7\n7 0 obj\n<</Length 9>>\nstream\n";
    char whole[512];
    static const char *const diplomas[] = {DIPLOMA, REVISED "\n", "%PDF-1.7\n1 0 obj\n<<>>\nstream\nabc\nendstream\nendobj\n%%EOF"};
    for (size_t i = 0; i < 3; i++) {
        snprintf(whole, sizeof whole, "%sabc\nendstream\nendobj\n8 0 obj\n<<>>\nstream\n%s\nendstream\nendobj\n" MORE, before, diplomas[i]);
        assert_true(is_in(diplomas[i], whole));
        whole[strlen(whole) / 2] ^= 1;
        assert_false(is_in(diplomas[i], whole));
    }
    snprintf(whole, sizeof whole, "%s%sendstream\nendobj\n" MORE, before, DIPLOMA);
    assert_true(is_in(DIPLOMA, whole));
    snprintf(whole, sizeof whole, "%s%s\nendobj\n" MORE, before, DIPLOMA); /* it does not end */
    assert_false(is_in(DIPLOMA, whole));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_begins_with_it),
        cmocka_unit_test(whole_begins_with_another),
        cmocka_unit_test(stream_holds_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
