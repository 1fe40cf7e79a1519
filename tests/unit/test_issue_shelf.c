/* The shelf: of many qualifications a few are open, and what is opened again is what was read before. */
#include "test_school.h"

#include <malloc.h>

#include "issue/shelf.h"

enum { OFFERS = SHELF_MOST + 6 };

struct shelved {
    struct school *school;
    struct supplement *supplement;
    struct offers offers;
    struct shelf *shelf;
    struct arena *arena;
};

static int set_up_shelf(void **state)
{
    struct shelved *test = calloc(1, sizeof *test);
    school_open((void **)&test->school);
    char command[256];
    snprintf(command, sizeof command,
             "cd %s && for i in $(seq 11 %d); do sed \"s/10001/100$i/\" *.xml >100$i; done; rm *.xml; for i in 100*; do mv $i $i.xml; done",
             test->school->qualifications, 10 + OFFERS);
    assert_int_equal(system(command), 0);
    test->arena = arena_create();
    test->supplement = supplement_create(NULL);
    struct diag *diag = test->school->own.diag;
    struct supplement_layout *layout = supplement_open_layout(test->supplement, test->school->layout, diag);
    assert_true(offers_read(&test->offers, test->school->qualifications, test->supplement, layout, NULL, NULL, test->arena, diag));
    assert_int_equal(test->offers.count, OFFERS);
    test->shelf = shelf_create(test->supplement, SHELF_MOST);
    *state = test;
    return 0;
}

static int tear_down_shelf(void **state)
{
    struct shelved *test = *state;
    shelf_destroy(test->shelf);
    offers_finish(&test->offers);
    supplement_destroy(test->supplement);
    arena_destroy(test->arena);
    int status = school_close((void **)&test->school);
    free(test);
    return status;
}

/* Takes it, and checks that it is the one that was asked for. */
static bool take(struct shelved *test, size_t number)
{
    const struct offer *offer = &test->offers.list[number];
    const struct supplement_qualification *taken = shelf_take(test->shelf, offer, test->school->own.diag);
    if (taken)
        assert_string_equal(supplement_code(taken), offer->code);
    return taken;
}

static void change(const struct shelved *test, size_t number, const char *command)
{
    char line[512];
    snprintf(line, sizeof line, "%s '%s'", command, test->offers.list[number].path);
    assert_int_equal(system(line), 0);
}

#define APPEND "echo '<!-- another -->' >>"

static void offers_are_found_by_their_code(void **state)
{
    struct shelved *test = *state;
    for (size_t i = 0; i < OFFERS; i++)
        assert_ptr_equal(offers_find(&test->offers, test->offers.list[i].code), &test->offers.list[i]);
    assert_null(offers_find(&test->offers, "1001"));
    assert_null(offers_find(&test->offers, ""));
    assert_string_equal(test->offers.list[0].editions[0], "en");
}

static void each_is_given_however_many_there_are(void **state)
{
    struct shelved *test = *state;
    for (size_t round = 0; round < 2; round++)
        for (size_t i = 0; i < OFFERS; i++)
            assert_true(take(test, i));
}

/* What is on the shelf is not read again: a change of the file is not seen, until it has been put away. */
static void those_asked_for_last_stay_open(void **state)
{
    struct shelved *test = *state;
    for (size_t i = 0; i < SHELF_MOST; i++)
        assert_true(take(test, i));
    change(test, 0, APPEND);
    change(test, 1, APPEND);
    assert_true(take(test, 0)); /* it is the last one now, and 1 the first to go */
    assert_true(take(test, SHELF_MOST));
    assert_true(take(test, 0));
    assert_false(take(test, 1));
    check_said(&test->school->own, "10012.xml: error: the file was changed while it was read");
    for (size_t i = 2; i < SHELF_MOST + 1; i++)
        assert_true(take(test, i));
}

static void a_file_that_is_written_anew_with_the_same_bytes_is_the_same(void **state)
{
    struct shelved *test = *state;
    change(test, 0, "sed -i ''");
    assert_true(take(test, 0));
}

static void a_file_that_is_gone_is_told(void **state)
{
    struct shelved *test = *state;
    change(test, 3, "rm");
    assert_false(take(test, 3));
    check_said(&test->school->own, "10014.xml: error: ");
    assert_true(take(test, 4));
}

/* What was read to be judged need not be read again, as far as there is room. */
static void those_that_are_read_stay_open(void **state)
{
    struct shelved *test = *state;
    struct diag *diag = test->school->own.diag;
    struct supplement_layout *layout = supplement_open_layout(test->supplement, test->school->layout, diag);
    offers_finish(&test->offers);
    assert_true(offers_read(&test->offers, test->school->qualifications, test->supplement, layout, test->shelf, NULL, test->arena, diag));
    for (size_t i = 0; i < OFFERS; i++)
        change(test, i, APPEND);
    for (size_t i = 0; i < SHELF_MOST; i++)
        assert_true(take(test, i));
    assert_false(take(test, SHELF_MOST));
    check_said(&test->school->own, "10075.xml: error: the file was changed while it was read");
}

/* Going through all of them again and again takes no more memory than the first time. */
static void closed_ones_take_no_memory(void **state)
{
    struct shelved *test = *state;
    size_t before = 0, after = 0;
    for (size_t round = 0; round < 12; round++) {
        for (size_t i = 0; i < OFFERS; i++)
            assert_true(take(test, i));
        after = mallinfo2().uordblks;
        if (round == 1)
            before = after;
    }
    if (after > before + 4096)
        fail_msg("ten rounds took %zu bytes more", after - before);
}

int main(void)
{
#define SHELF(name) cmocka_unit_test_setup_teardown(name, set_up_shelf, tear_down_shelf)
    const struct CMUnitTest tests[] = {
        SHELF(offers_are_found_by_their_code),
        SHELF(each_is_given_however_many_there_are),
        SHELF(those_asked_for_last_stay_open),
        SHELF(a_file_that_is_written_anew_with_the_same_bytes_is_the_same),
        SHELF(a_file_that_is_gone_is_told),
        SHELF(those_that_are_read_stay_open),
        SHELF(closed_ones_take_no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
