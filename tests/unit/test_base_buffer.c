#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/markup.h"

#include <locale.h>

/* What the buffer holds, as a string; the buffer is cleared. */
static const char *taken(struct buffer *buffer)
{
    static char text[4096];
    assert_true(buffer->length < sizeof text);
    if (buffer->length)
        memcpy(text, buffer->bytes, buffer->length);
    text[buffer->length] = '\0';
    buffer_clear(buffer);
    return text;
}

static void bytes_are_appended_in_order(void **state)
{
    (void)state;
    struct buffer buffer;
    buffer_init(&buffer);
    buffer_append(&buffer, NULL, 0);
    assert_int_equal(buffer.length, 0);
    buffer_string(&buffer, "BT ");
    buffer_byte(&buffer, '/');
    buffer_append(&buffer, "F1\0", 3);
    buffer_format(&buffer, " %d Tf", 12);
    assert_int_equal(buffer.length, 13);
    assert_memory_equal(buffer.bytes, "BT /F1\0 12 Tf", 13);
    buffer_finish(&buffer);
    assert_null(buffer.bytes);
}

static void a_buffer_grows_without_loss(void **state)
{
    (void)state;
    struct buffer buffer = {0};
    for (int i = 0; i < 100000; i++)
        buffer_byte(&buffer, (unsigned char)(i * 7));
    assert_int_equal(buffer.length, 100000);
    for (int i = 0; i < 100000; i++)
        assert_int_equal(buffer.bytes[i], (unsigned char)(i * 7));
    static unsigned char large[1000000]; /* much more than twice what is there */
    buffer_append(&buffer, large, sizeof large);
    assert_int_equal(buffer.length, 1100000);
    unsigned char *kept = buffer.bytes;
    buffer_clear(&buffer);
    memset(buffer_reserve(&buffer, 100000), 1, 100000);
    assert_ptr_equal(buffer.bytes, kept);
    buffer_finish(&buffer);
}

static void integers_are_written_whole(void **state)
{
    (void)state;
    struct buffer buffer = {0};
    const struct { long value; const char *text; } cases[] = {
        {0, "0"}, {7, "7"}, {-1, "-1"}, {1234567890, "1234567890"},
        {INT64_MAX, "9223372036854775807"}, {INT64_MIN, "-9223372036854775808"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        buffer_integer(&buffer, cases[i].value);
        assert_string_equal(taken(&buffer), cases[i].text);
    }
    buffer_finish(&buffer);
}

static void numbers_are_short_and_fixed(void **state)
{
    (void)state;
    struct buffer buffer = {0};
    const struct { double value; int decimals; const char *text; } cases[] = {
        {0, 3, "0"}, {-0.0, 3, "0"}, {-0.0004, 3, "0"}, {1, 3, "1"}, {1.5, 3, "1.5"}, {-1.25, 3, "-1.25"},
        {0.001, 3, "0.001"}, {-0.05, 2, "-0.05"}, {0.0005, 3, "0.001"}, {100, 0, "100"}, {2.5, 0, "3"},
        {-2.5, 0, "-3"}, {9.9996, 3, "10"}, {595.276, 3, "595.276"}, {841.89, 2, "841.89"}, {1e-9, 9, "0.000000001"},
        {123456789.125, 9, "123456789.125"}, {1e15, 2, "1000000000000000"}, {1000.0400, 4, "1000.04"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        buffer_number(&buffer, cases[i].value, cases[i].decimals);
        assert_string_equal(taken(&buffer), cases[i].text);
    }
    buffer_finish(&buffer);
}

static void numbers_do_not_follow_the_locale(void **state)
{
    (void)state;
    struct buffer buffer = {0};
    (void)setlocale(LC_ALL, "nl_NL.UTF-8"); /* a comma, where that locale is installed */
    buffer_number(&buffer, 0.5, 3);
    assert_string_equal(taken(&buffer), "0.5");
    (void)setlocale(LC_ALL, "C");
    buffer_finish(&buffer);
}

static void numbers_agree_with_printf(void **state)
{
    (void)state;
    struct buffer buffer = {0};
    uint64_t seed = 1;
    for (int i = 0; i < 20000; i++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        /* A fifth of a thousandth off: never half way between two thousandths, where printf may round the other way. */
        double value = (double)((int64_t)(seed >> 40) - (1 << 23)) / 1000 + 0.0002;
        char expected[64];
        snprintf(expected, sizeof expected, "%.3f", value);
        for (size_t end = strlen(expected); end && expected[end - 1] == '0'; end--)
            expected[end - 1] = '\0';
        size_t length = strlen(expected);
        if (length && expected[length - 1] == '.')
            expected[length - 1] = '\0';
        buffer_number(&buffer, value, 3);
        assert_string_equal(taken(&buffer), strcmp(expected, "-0") == 0 ? "0" : expected);
    }
    buffer_finish(&buffer);
}

static void addresses_have_only_what_is_unreserved(void **state)
{
    struct buffer buffer = {0};
    (void)state;
    markup_address(&buffer, "a-Z_0.9~/x y&\"#%\xC3\xA9");
    assert_string_equal(taken(&buffer), "a-Z_0.9~/x%20y%26%22%23%25%C3%A9");
    buffer_finish(&buffer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_are_appended_in_order),
        cmocka_unit_test(addresses_have_only_what_is_unreserved),
        cmocka_unit_test(a_buffer_grows_without_loss),
        cmocka_unit_test(integers_are_written_whole),
        cmocka_unit_test(numbers_are_short_and_fixed),
        cmocka_unit_test(numbers_do_not_follow_the_locale),
        cmocka_unit_test(numbers_agree_with_printf),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
