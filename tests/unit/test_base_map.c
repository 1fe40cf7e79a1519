#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/map.h"

#include <stdio.h>

static void a_new_slot_is_null_and_keeps_its_value(void **state)
{
    (void)state;
    struct map *map = map_create();
    int value = 4;
    assert_null(map_find(map, "nlqf", 4));
    void **slot = map_slot(map, "nlqf", 4);
    assert_null(*slot);
    *slot = &value;
    assert_ptr_equal(map_find(map, "nlqf", 4), &value);
    assert_ptr_equal(*map_slot(map, "nlqf", 4), &value);
    assert_int_equal(map_count(map), 1);
    map_destroy(map);
}

static void keys_are_bytes_and_are_copied(void **state)
{
    (void)state;
    struct map *map = map_create();
    char key[] = "a\0b";
    int first, second, empty;
    *map_slot(map, key, 3) = &first;
    *map_slot(map, key, 1) = &second;
    *map_slot(map, NULL, 0) = &empty;
    key[2] = 'c';
    assert_null(map_find(map, key, 3));
    assert_ptr_equal(map_find(map, "a\0b", 3), &first);
    assert_ptr_equal(map_find(map, "a", 1), &second);
    assert_null(map_find(map, "a\0", 2));
    assert_ptr_equal(map_find(map, "", 0), &empty);
    map_destroy(map);
}

static void many_keys_stay_apart(void **state)
{
    (void)state;
    enum { COUNT = 20000 };
    static int values[COUNT];
    struct map *map = map_create();
    char key[32];
    for (int round = 0; round < 2; round++) { /* and once more after map_clear */
        for (int i = 0; i < COUNT; i++) {
            int length = snprintf(key, sizeof key, "word-%d", i);
            *map_slot(map, key, (size_t)length) = &values[i];
        }
        assert_int_equal(map_count(map), COUNT);
        for (int i = 0; i < COUNT; i++) {
            int length = snprintf(key, sizeof key, "word-%d", i);
            assert_ptr_equal(map_find(map, key, (size_t)length), &values[i]);
        }
        assert_null(map_find(map, "word-20000", 10));
        map_clear(map);
        assert_int_equal(map_count(map), 0);
        assert_null(map_find(map, "word-1", 6));
    }
    map_destroy(map);
}

/* Each byte of a key, at each length up to 64, must matter for the low bits, which choose the entry. */
static void every_byte_moves_the_hash(void **state)
{
    (void)state;
    unsigned char key[64] = {0};
    for (size_t length = 1; length <= sizeof key; length++) {
        assert_int_not_equal(map_hash(key, length), map_hash(key, length - 1));
        for (size_t at = 0; at < length; at++) {
            int changed = 0;
            uint64_t before = map_hash(key, length);
            for (int bit = 0; bit < 8; bit++) {
                key[at] ^= (unsigned char)(1 << bit);
                changed += __builtin_popcountll((before ^ map_hash(key, length)) & 0xffff);
                key[at] ^= (unsigned char)(1 << bit);
            }
            assert_in_range(changed, 30, 98); /* 64 of 128 bits on average */
        }
    }
}

static void destroying_nothing_is_fine(void **state)
{
    (void)state;
    map_destroy(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_slot_is_null_and_keeps_its_value),
        cmocka_unit_test(keys_are_bytes_and_are_copied),
        cmocka_unit_test(many_keys_stay_apart),
        cmocka_unit_test(every_byte_moves_the_hash),
        cmocka_unit_test(destroying_nothing_is_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
