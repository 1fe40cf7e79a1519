/* What the register learns after it was issued; registers of the first version; both when they merge. */
#include "test_register.h"

static void correct(struct registering *test, struct issue_register *opened, const char *diploma, enum issue_field field,
                    const char *new, const char *when)
{
    struct issue wanted = an_issue(diploma, 0, NULL), found;
    assert_true(register_find(opened, &wanted, &found, test->diag));
    const char *const values[ISSUE_FIELDS] = {found.student, found.born, found.school};
    const struct correction correction = {field, values[field], new, when};
    assert_true(register_correct(opened, &found, &correction, test->diag));
}

static bool put(void *context, const struct issue *issue, const struct correction *correction, struct diag *diag)
{
    (void)diag;
    fprintf(context, "%s/%d %s %s>%s %.10s;", issue->diploma, issue->number, issue_field_name(correction->field),
            correction->old, correction->new, correction->when);
    return true;
}

static void check_corrections(struct registering *test, struct issue_register *opened, const char *expected)
{
    char *text = NULL;
    size_t length;
    FILE *stream = open_memstream(&text, &length);
    assert_true(register_each_correction(opened, NULL, put, stream, test->diag));
    fclose(stream);
    assert_string_equal(text, expected);
    free(text);
}

static void check_present(struct registering *test, struct issue_register *opened, const char *student, const char *born,
                          const char *school)
{
    struct issue wanted = an_issue("7", 0, NULL), found;
    assert_true(register_find(opened, &wanted, &found, test->diag));
    assert_string_equal(found.student, student);
    assert_string_equal(found.born, born);
    assert_string_equal(found.school, school);
}

static void correction_is_in_force_and_what_was_is_kept(void **state)
{
    struct registering *test = *state;
    make_register(test, test->path, "7", ONE);
    struct issue_register *opened = open_to(test, test->path, REGISTER_WRITE);
    correct(test, opened, "7", ISSUE_BORN, "2006-01-01", "2026-08-02T00:00:00Z");
    correct(test, opened, "7", ISSUE_BORN, "2006-10-01", "2026-08-01T00:00:00Z"); /* the clock was put back: it is the last */
    correct(test, opened, "7", ISSUE_SCHOOL, "ROC; \"Noord\"", "2026-08-03T00:00:00Z");
    correct(test, opened, "7", ISSUE_STUDENT, "1001", NULL);
    assert_true(register_commit(opened, test->diag));
    register_close(opened);
    opened = open_to(test, test->path, REGISTER_READ);
    check_present(test, opened, "1001", "2006-10-01", "ROC; \"Noord\"");
    struct issue seven = an_issue("7", 1, NULL), eight = an_issue("8", 1, NULL);
    char *text = NULL;
    size_t length;
    FILE *stream = open_memstream(&text, &length);
    assert_true(register_each_correction(opened, &eight, put, stream, test->diag));
    assert_true(register_each_correction(opened, &seven, put, stream, test->diag));
    fclose(stream);
    assert_non_null(strstr(text, "7/1 born >2006-01-01 2026-08-02;7/1 born 2006-01-01>2006-10-01 2026-08-01;7/1 school "));
    assert_non_null(strstr(text, "7/1 student >1001 20"));
    free(text);
    register_close(opened);
}

static void correction_that_is_not_committed_is_forgotten(void **state)
{
    struct registering *test = *state;
    make_register(test, test->path, "7", ONE);
    struct issue_register *opened = open_to(test, test->path, REGISTER_WRITE);
    correct(test, opened, "7", ISSUE_BORN, "2006-01-01", NULL);
    register_close(opened);
    opened = open_to(test, test->path, REGISTER_READ);
    check_present(test, opened, "", "", "");
    check_corrections(test, opened, "");
    register_close(opened);
}

static bool count(void *context, const struct issue *issue, struct diag *diag)
{
    (void)diag;
    int *sum = context;
    *sum = 10 * *sum + issue->number;
    return true;
}

static void issues_of_a_document_come_latest_first(void **state)
{
    struct registering *test = *state;
    struct issue_register *opened = open_to(test, test->path, REGISTER_WRITE);
    add(test, opened, "7", 1, ONE);
    add(test, opened, "70", 1, TEN);
    add(test, opened, "7", 2, TWO);
    struct issue seven = an_issue("7", 0, NULL);
    int sum = 0;
    assert_true(register_each_of(opened, &seven, count, &sum, test->diag));
    assert_int_equal(sum, 21);
    register_close(opened);
}

/* ------------------------------------------------------------------------------------------------ the first version */

static void first_version_is_read_as_it_is(void **state)
{
    struct registering *test = *state;
    run_sql(test->path, REGISTER_OF_FIRST_VERSION);
    struct issue_register *opened = open_to(test, test->path, REGISTER_READ);
    struct issue wanted = an_issue("7", 1, NULL), found;
    assert_true(register_find(opened, &wanted, &found, test->diag));
    assert_string_equal(found.name, "Anna Jansen");
    assert_int_equal(found.replaced_by, 2);
    assert_null(found.moved);
    check_corrections(test, opened, "");
    register_close(opened);
    run_sql(test->path, "INSERT INTO issue SELECT qualification, '8', language, issue, title, student, name, born, date, school,"
                        " file, pages, edition, fields, sha256, bytes, diploma_sha256, issued, replaces, replaced_by, revoked,"
                        " reason FROM issue WHERE issue = 1"); /* its columns are as they were */
}

static void first_version_is_brought_up_to_date_by_a_writer(void **state)
{
    struct registering *test = *state;
    run_sql(test->path, REGISTER_OF_FIRST_VERSION);
    struct issue_register *opened = open_to(test, test->path, REGISTER_WRITE);
    struct issue first = an_issue("7", 1, NULL), found;
    assert_true(register_move(opened, &first, "replaced/a (1).pdf", test->diag));
    correct(test, opened, "7", ISSUE_BORN, "2006-10-01", "2026-08-01T00:00:00Z");
    assert_true(register_commit(opened, test->diag));
    register_close(opened);
    opened = open_to(test, test->path, REGISTER_WRITE); /* once is enough */
    assert_true(register_find(opened, &first, &found, test->diag));
    assert_string_equal(found.moved, "replaced/a (1).pdf");
    assert_string_equal(found.file, "a.pdf");
    check_present(test, opened, "1001", "2006-10-01", "ROC");
    check_corrections(test, opened, "7/2 born 2006-01-01>2006-10-01 2026-08-01;");
    register_close(opened);
}

/* ------------------------------------------------------------------------------------------------ merging */

static void merge(struct registering *test)
{
    size_t added;
    struct issue_register *into = open_to(test, test->path, REGISTER_WRITE);
    struct issue_register *from = open_to(test, test->other, REGISTER_READ);
    assert_true(register_merge(into, from, &added, test->diag));
    assert_true(register_commit(into, test->diag));
    register_close(from);
    register_close(into);
}

static void correct_in(struct registering *test, const char *path, const char *born, const char *when)
{
    struct issue_register *opened = open_to(test, path, REGISTER_WRITE);
    correct(test, opened, "7", ISSUE_BORN, born, when);
    assert_true(register_commit(opened, test->diag));
    register_close(opened);
}

static void corrections_merge_and_the_later_is_in_force(void **state)
{
    struct registering *test = *state;
    make_register(test, test->path, "7", ONE);
    make_register(test, test->other, "7", ONE);
    correct_in(test, test->path, "2006-02-02", "2026-08-02T00:00:00Z");
    correct_in(test, test->other, "2006-01-01", "2026-08-01T00:00:00Z");
    for (int i = 0; i < 2; i++) { /* again: nothing new */
        merge(test);
        struct issue_register *opened = open_to(test, test->path, REGISTER_READ);
        check_present(test, opened, "", "2006-02-02", "");
        check_corrections(test, opened, "7/1 born >2006-02-02 2026-08-02;7/1 born >2006-01-01 2026-08-01;");
        register_close(opened);
    }
    correct_in(test, test->other, "2006-03-03", "2026-08-03T00:00:00Z");
    merge(test);
    struct issue_register *opened = open_to(test, test->path, REGISTER_READ);
    check_present(test, opened, "", "2006-03-03", "");
    register_close(opened);
}

static void places_merge(void **state)
{
    struct registering *test = *state;
    make_register(test, test->path, "7", ONE);
    struct issue_register *other = open_to(test, test->other, REGISTER_WRITE);
    add(test, other, "7", 1, ONE);
    add(test, other, "7", 2, TWO);
    struct issue first = an_issue("7", 1, NULL), found;
    assert_true(register_move(other, &first, "replaced/a (1).pdf", test->diag));
    assert_true(register_commit(other, test->diag));
    register_close(other);
    merge(test);
    struct issue_register *opened = open_to(test, test->path, REGISTER_READ);
    assert_true(register_find(opened, &first, &found, test->diag));
    assert_string_equal(found.moved, "replaced/a (1).pdf");
    assert_int_equal(found.replaced_by, 2);
    register_close(opened);
}

static void first_version_merges(void **state)
{
    struct registering *test = *state;
    run_sql(test->other, REGISTER_OF_FIRST_VERSION);
    merge(test);
    struct issue_register *opened = open_to(test, test->path, REGISTER_READ);
    check_present(test, opened, "1001", "2006-01-01", "ROC");
    register_close(opened);
}

/* The other register may be made by anybody. */
static void correction_of_nothing_known_is_left_out(void **state)
{
    struct registering *test = *state;
    make_register(test, test->path, "7", ONE);
    make_register(test, test->other, "7", ONE);
    run_sql(test->other, "INSERT INTO correction VALUES ('25135', '7', 'nl', 1, 1, 99, 'a', 'b', '2026'),"
                         " ('25135', '7', 'nl', 1, 2, -1, 'a', 'b', '2026')");
    merge(test);
    struct issue_register *opened = open_to(test, test->path, REGISTER_READ);
    check_corrections(test, opened, "");
    register_close(opened);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(correction_is_in_force_and_what_was_is_kept),
        TEST(correction_that_is_not_committed_is_forgotten),
        TEST(issues_of_a_document_come_latest_first),
        TEST(first_version_is_read_as_it_is),
        TEST(first_version_is_brought_up_to_date_by_a_writer),
        TEST(corrections_merge_and_the_later_is_in_force),
        TEST(places_merge),
        TEST(first_version_merges),
        TEST(correction_of_nothing_known_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
