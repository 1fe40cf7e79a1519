/* Corrections that pass values on from one to another. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "issue/slips.h"

static int set_up(void **state)
{
    *state = slips_create();
    return 0;
}

static int tear_down(void **state)
{
    slips_destroy(*state);
    return 0;
}

static void column_that_slipped_is_evident(void **state)
{
    struct slips *slips = *state;
    slips_add(slips, "D-1", "born", "2007-01-01", "2007-02-02");
    slips_add(slips, "D-2", "born", "2007-02-02", "2007-03-03");
    assert_false(slips_are_evident(slips));
    slips_add(slips, "D-3", "born", "2007-03-03", "2007-01-01");
    assert_int_equal(slips_passed_on(slips), 3);
    assert_true(slips_are_evident(slips));
}

static void two_that_were_mixed_up_are_put_right(void **state)
{
    struct slips *slips = *state;
    for (int edition = 0; edition < 3; edition++) {
        slips_add(slips, "D-1", "born", "2007-01-01", "2007-02-02");
        slips_add(slips, "D-2", "born", "2007-02-02", "2007-01-01");
    }
    assert_int_equal(slips_passed_on(slips), 2);
    assert_false(slips_are_evident(slips));
}

/* Month and day were mixed up; and a student number may be what another's date was. */
static void values_of_their_own_are_none(void **state)
{
    struct slips *slips = *state;
    slips_add(slips, "D-1", "born", "2007-01-02", "2007-02-01");
    slips_add(slips, "D-2", "born", "2007-03-04", "2007-04-03");
    slips_add(slips, "D-3", "born", "2007-05-06", "2007-06-05");
    slips_add(slips, "D-4", "student", "7", "2007-01-02");
    slips_add(slips, "D-7", "born", "2007-09-09", "2007-10-10"); /* editions of one, of which each had another */
    slips_add(slips, "D-7", "born", "2007-10-10", "2007-09-09");
    slips_add(slips, "D-5", "born", "2007-08-08", "");
    slips_add(slips, "D-6", "born", "", "2007-08-08");
    assert_int_equal(slips_passed_on(slips), 0);
}

/* Of many corrections a few may meet by chance. */
static void most_of_them_have_to(void **state)
{
    struct slips *slips = *state;
    column_that_slipped_is_evident(state);
    slips_add(slips, "D-4", "born", "2007-04-01", "2007-01-04");
    slips_add(slips, "D-5", "born", "2007-05-01", "2007-01-05");
    assert_true(slips_are_evident(slips));
    slips_add(slips, "D-6", "born", "2007-06-01", "2007-01-06");
    assert_int_equal(slips_passed_on(slips), 3);
    assert_false(slips_are_evident(slips));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(column_that_slipped_is_evident, set_up, tear_down),
        cmocka_unit_test_setup_teardown(two_that_were_mixed_up_are_put_right, set_up, tear_down),
        cmocka_unit_test_setup_teardown(values_of_their_own_are_none, set_up, tear_down),
        cmocka_unit_test_setup_teardown(most_of_them_have_to, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
