#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_as_strtod_reads_them_in_c),
        cmocka_unit_test(digits_without_end_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
