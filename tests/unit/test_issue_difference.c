/* Bytes as what differs in them from others: they come back, and what is no such difference is found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "issue/difference.h"

enum { LENGTH = 1000 };

static size_t check(const unsigned char *like, const unsigned char *bytes, size_t length)
{
    struct buffer difference = {0}, found = {0};
    difference_put(like, bytes, length, &difference);
    assert_true(difference_apply(like, length, difference.bytes, difference.length, &found));
    assert_int_equal(found.length, length);
    if (length)
        assert_memory_equal(found.bytes, bytes, length);
    size_t size = difference.length;
    buffer_finish(&difference);
    buffer_finish(&found);
    return size;
}

static void bytes_come_back(void **state)
{
    (void)state;
    unsigned char like[LENGTH], bytes[LENGTH];
    srand(1);
    for (int i = 0; i < LENGTH; i++)
        like[i] = (unsigned char)rand();
    for (int often = 1; often <= LENGTH; often *= 3)
        for (size_t length = 0; length <= LENGTH; length += 1 + length / 4) {
            for (size_t i = 0; i < length; i++)
                bytes[i] = (unsigned char)(like[i] + (rand() % often == 0));
            check(like, bytes, length);
        }
}

static void only_what_differs_is_kept(void **state)
{
    (void)state;
    unsigned char like[LENGTH] = {0}, bytes[LENGTH] = {0};
    assert_int_equal(check(like, bytes, LENGTH), 0);
    bytes[0] = 1;
    assert_int_equal(check(like, bytes, LENGTH), 3);
    bytes[2] = 1; /* one that is the same is taken along: it takes less than two more numbers */
    assert_int_equal(check(like, bytes, LENGTH), 5);
    bytes[2] = 0;
    bytes[3] = 1; /* two that are the same are taken along, */
    assert_int_equal(check(like, bytes, LENGTH), 6);
    bytes[7] = 1; /* three are not */
    assert_int_equal(check(like, bytes, LENGTH), 9);
    bytes[LENGTH - 1] = 1;
    assert_int_equal(check(like, bytes, LENGTH), 13);
    memset(bytes, 1, sizeof bytes);
    assert_int_equal(check(like, bytes, LENGTH), LENGTH + 3);
}

static void check_sound(bool sound, size_t length, const char *difference, size_t size)
{
    struct buffer found = {0};
    assert_int_equal(difference_apply("abcd", length, difference, size, &found), sound);
    assert_true(found.length <= length);
    buffer_finish(&found);
}

#define CHECK(sound, length, text) check_sound(sound, length, text, sizeof(text) - 1)

static void what_is_none_is_found(void **state)
{
    (void)state;
    CHECK(true, 4, "");
    CHECK(true, 0, "");
    CHECK(true, 4, "\3\1x");
    CHECK(false, 4, "\4\1x");
    CHECK(false, 4, "\5");
    CHECK(false, 4, "\3\2xy");
    CHECK(false, 4, "\3\1");
    CHECK(false, 4, "\3");
    CHECK(false, 4, "\3\1x\1\1y");
    CHECK(false, 4, "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\1\1x");
    CHECK(false, 4, "\0\xff");
    CHECK(true, 4, "\x83\0\1x");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_come_back),
        cmocka_unit_test(only_what_differs_is_kept),
        cmocka_unit_test(what_is_none_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
