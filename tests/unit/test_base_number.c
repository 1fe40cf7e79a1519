#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/number.h"

/* The tests run in the locale C, where strtod knows no comma. */
static void numbers_are_as_strtod_reads_them_in_c(void **state)
{
    (void)state;
    static const char *const texts[] = {"0", "12", "-0.5", "+.25", ".1", "0.3", "1.005", "612.283", "99.5%", "100.5 x", "-",
                                        "", "x", "1.2.3", "007.50", "123456789012345", "0.1234567890123", "841.889763779528",
                                        "1,5", "14400", "-.002", "0.000001"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_true(number_value(texts[i]) == strtod(texts[i], NULL));
    char text[32];
    for (int i = 0; i < 200000; i += 7) {
        snprintf(text, sizeof text, "%d.%03d", i, i % 1000);
        assert_true(number_value(text) == strtod(text, NULL));
    }
}

static void digits_without_end_do_no_harm(void **state)
{
    (void)state;
    char text[1000];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = i == 1 ? '.' : '3';
    text[sizeof text - 1] = '\0';
    assert_true(fabs(number_value(text) - 10.0 / 3) < 1e-12);
    text[1] = '3';
    assert_true(number_value(text) > 1e300);
}

static void numbers_of_people_are_plain(void **state)
{
    (void)state;
    static const struct { const char *text, *plain; bool unclear; } cases[] = {
        {"7,5", "7.5", false}, {"7.5", "7.5", false}, {"40", "40", false}, {"02", "02", false}, {"-3", "-3", false}, {"7,0", "7.0", false},
        {"\xE2\x88\x92" "3", "-3", false}, {"\xE2\x88\x92" "0,25", "-0.25", false}, {"0,125", "0.125", false}, {"1200", "1200", false},
        {"1.200", "1.200", true}, {"1,200", "1.200", true}, {"-120,000", "-120.000", true}, {"1.2000", "1.2000", false}, {"1200,125", "1200.125", false},
        {"", NULL, false}, {"-", NULL, false}, {",5", NULL, false}, {"7,", NULL, false}, {"7,5,1", NULL, false}, {"1.200,50", NULL, false},
        {"1 200", NULL, false}, {" 7", NULL, false}, {"7 ", NULL, false}, {"+7", NULL, false}, {"7,5 or 8", NULL, false}, {"17/20", NULL, false},
        {"8+", NULL, false}, {"pass", NULL, false}, {"1e3", NULL, false}, {"--3", NULL, false}, {"1234567890123456", NULL, false},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *plain = number_plain(cases[i].text, arena);
        if (!plain != !cases[i].plain || (plain && strcmp(plain, cases[i].plain) != 0))
            fail_msg("%s is %s", cases[i].text, plain ? plain : "none");
        assert_true(!plain || number_is_unclear(plain) == cases[i].unclear);
    }
    assert_string_equal(number_written("-7.50", ',', arena), "-7,50");
    assert_string_equal(number_written("7.5", '.', arena), "7.5");
    assert_string_equal(number_written("75", ',', arena), "75");
    arena_destroy(arena);
}

static void decimals_have_the_sign_of_the_language(void **state)
{
    (void)state;
    static const struct { const char *text, *english, *german; } cases[] = {
        {"17,5", "17.5", "17,5"}, {"15.9", "15.9", "15,9"}, {"14–15,9", "14–15.9", "14–15,9"}, {"9.5 - 13,4", "9.5 - 13.4", "9,5 - 13,4"},
        {"\xE2\x88\x92" "3,5", "\xE2\x88\x92" "3.5", "\xE2\x88\x92" "3,5"}, {"≥ 92,5\u00A0%", "≥ 92.5\u00A0%", "≥ 92,5\u00A0%"},
        {"14,5/20", "14.5/20", "14,5/20"}, {"1 200,5", "1 200.5", "1 200,5"}, {"0,125", "0.125", "0,125"},
        /* as they are */
        {"10", "10", "10"}, {"A", "A", "A"}, {"", "", ""}, {"1.", "1.", "1."}, {"1.2.3", "1.2.3", "1.2.3"}, {"1,200", "1,200", "1,200"},
        {"1.200,50", "1.200,50", "1.200,50"}, {"9,5–1.200", "9,5–1.200", "9,5–1.200"}, {"7,5 or 8", "7,5 or 8", "7,5 or 8"}, {"B1.1", "B1.1", "B1.1"},
        {".", ".", "."}, {"8,", "8,", "8,"},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(decimals_written(cases[i].text, '.', arena), cases[i].english);
        assert_string_equal(decimals_written(cases[i].text, ',', arena), cases[i].german);
    }
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_as_strtod_reads_them_in_c),
        cmocka_unit_test(digits_without_end_do_no_harm), cmocka_unit_test(numbers_of_people_are_plain),
        cmocka_unit_test(decimals_have_the_sign_of_the_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
