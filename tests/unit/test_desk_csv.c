/* Rows as the desk writes them, for spreadsheets and for itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "desk/csv.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

static void assert_written(const char *const *cells, size_t count, const char *expected)
{
    struct buffer out = {0};
    csv_put_row(&out, cells, count);
    buffer_byte(&out, '\0');
    assert_string_equal((const char *)out.bytes, expected);
    buffer_finish(&out);
}

static void spreadsheets_open_it_as_it_is(void **state)
{
    static const char *const PLAIN[] = {"Zo\xC3\xAB", "", "25135"}, *const SIGNS[] = {"a;b", "a \"b\"", "a\nb", " a", "1,5"};
    (void)state;
    assert_written(PLAIN, COUNT(PLAIN), "\xEF\xBB\xBFZo\xC3\xAB;;25135\r\n");
    assert_written(SIGNS, COUNT(SIGNS), "\xEF\xBB\xBF\"a;b\";\"a \"\"b\"\"\";\"a\nb\";\" a\";\"1,5\"\r\n");
}

/* What somebody gave as a name would be done where it is opened. */
static void no_cell_is_a_formula(void **state)
{
    static const char *const FORMULAS[] = {"=1+1", "+31 6", "-a", "@SUM(A1)", "'=1", "\t=1"}, *const OTHERS[] = {"-", "a=b", "'t Hart", "2026-1"};
    (void)state;
    assert_written(FORMULAS, COUNT(FORMULAS), "\xEF\xBB\xBF'=1+1;'+31 6;'-a;'@SUM(A1);''=1;\"'\t=1\"\r\n");
    assert_written(OTHERS, COUNT(OTHERS), "\xEF\xBB\xBF-;a=b;'t Hart;2026-1\r\n");
}

static void what_was_written_is_read(void **state)
{
    static const char *const ROWS[][4] = {{"Zo\xC3\xAB", "=1+1", "'=1", "a;b"}, {"", "a \"b\"", "a\r\nb", "\"\""}, {"'t Hart", "-", "", ""}};
    struct buffer out = {0};
    struct arena *arena = arena_create();
    (void)state;
    for (size_t i = 0; i < COUNT(ROWS); i++)
        csv_put_row(&out, ROWS[i], 4);
    const char *at = (const char *)out.bytes, *end = at + out.length;
    for (size_t i = 0; i < COUNT(ROWS); i++) {
        const char *cells[4];
        assert_int_equal(csv_next_row(&at, end, cells, 4, arena), 4);
        for (size_t j = 0; j < 4; j++)
            assert_string_equal(cells[j], ROWS[i][j]);
    }
    assert_ptr_equal(at, end);
    assert_int_equal(csv_next_row(&at, end, NULL, 0, arena), 0);
    arena_destroy(arena);
    buffer_finish(&out);
}

static void cells_for_which_there_is_no_room_are_counted(void **state)
{
    static const char ROWS[] = "a;b;c\nd\r\n;e";
    const char *at = ROWS, *end = ROWS + sizeof ROWS - 1, *cells[3] = {NULL, NULL, "mine"};
    struct arena *arena = arena_create();
    (void)state;
    assert_int_equal(csv_next_row(&at, end, cells, 2, arena), 3);
    assert_string_equal(cells[1], "b");
    assert_string_equal(cells[2], "mine");
    assert_int_equal(csv_next_row(&at, end, cells, 2, arena), 1);
    assert_string_equal(cells[0], "d");
    assert_int_equal(csv_next_row(&at, end, cells, 2, arena), 2);
    assert_string_equal(cells[1], "e");
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spreadsheets_open_it_as_it_is),
        cmocka_unit_test(no_cell_is_a_formula),
        cmocka_unit_test(what_was_written_is_read),
        cmocka_unit_test(cells_for_which_there_is_no_room_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
