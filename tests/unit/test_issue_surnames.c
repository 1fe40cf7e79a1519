/* Surnames that a register keeps beside the names, since a cohort has said them. */
#include "issue/register_inside.h"
#include "test_register.h"

static const struct issue SOME = {.qualification = "25135", .diploma = "1", .language = "nl", .number = 1, .title = "Bakker",
                                  .name = "Nguyễn Thị Hương", .date = "10 juli 2026", .file = "a.pdf", .pages = 2, .edition = "e",
                                  .fields = "f", .sha256 = ONE, .bytes = 5, .issued = "2026-07-10T12:00:00Z"},
                          OTHER = {.qualification = "25135", .diploma = "2", .language = "nl", .number = 1, .title = "Bakker",
                                   .name = "Bo Smith", .date = "10 juli 2026", .file = "b.pdf", .pages = 2, .edition = "e",
                                   .fields = "f", .sha256 = TWO, .bytes = 5, .issued = "2026-07-10T12:00:00Z"};

/* NULL: none. */
static void expect_surname(struct registering *test, struct issue_register *opened, const struct issue *issue, const char *wanted)
{
    struct arena *arena = arena_create();
    const char *found = register_find_surname(opened, issue, arena, test->diag);
    assert_int_equal(diag_errors(test->diag), 0);
    assert_int_equal(!found, !wanted);
    if (wanted)
        assert_string_equal(found, wanted);
    arena_destroy(arena);
}

/* One as earlier versions made it; then the first surname. */
static void make_both(struct registering *test)
{
    struct issue_register *opened = open_to(test, test->path, REGISTER_WRITE);
    assert_true(register_set_address(opened, "https://check.school.nl", test->diag) && register_add(opened, &SOME, test->diag) &&
                register_add_token(opened, &SOME, "0123-4567-89AB-CDEF-GHJK", test->diag) && register_add(opened, &OTHER, test->diag) &&
                register_commit(opened, test->diag));
    assert_int_equal(opened->version, REGISTER_WITH_CODES);
    expect_surname(test, opened, &SOME, NULL);
    assert_true(register_add_surname(opened, &SOME, "Nguyễn", test->diag));
    expect_surname(test, opened, &SOME, "Nguyễn");
    register_roll_back(opened);
    assert_int_equal(opened->version, REGISTER_WITH_CODES);
    expect_surname(test, opened, &SOME, NULL);
    assert_true(register_add_surname(opened, &SOME, "Nguyễn", test->diag) && register_commit(opened, test->diag));
    register_close(opened);
}

static void a_register_is_of_the_next_version_with_the_first(void **state)
{
    struct registering *test = *state;
    make_both(test);
    struct issue_register *opened = open_to(test, test->path, REGISTER_READ);
    assert_int_equal(opened->version, REGISTER_WITH_SURNAMES);
    expect_surname(test, opened, &SOME, "Nguyễn");
    expect_surname(test, opened, &OTHER, NULL);
    register_close(opened);
}

static void surnames_are_merged(void **state)
{
    struct registering *test = *state;
    size_t added;
    make_both(test);
    struct issue_register *from = open_to(test, test->path, REGISTER_READ), *into = open_to(test, test->other, REGISTER_WRITE);
    for (int often = 1; often <= 2; often++) {
        assert_true(register_merge(into, from, &added, test->diag) && register_commit(into, test->diag));
        assert_int_equal(into->version, REGISTER_WITH_SURNAMES);
        expect_surname(test, into, &SOME, "Nguyễn");
        expect_surname(test, into, &OTHER, NULL);
    }
    register_close(from);
    register_close(into);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_register_is_of_the_next_version_with_the_first, set_up, tear_down),
        cmocka_unit_test_setup_teardown(surnames_are_merged, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
