/* Giving up: doors, rescues, and what counts as exhausted memory. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"
#include "base/memory.h"

static char order[8]; /* of the rescues that were carried out */

static void note(void *owner)
{
    strncat(order, owner, 1);
}

static void rescues_are_carried_out_the_last_one_first(void **state)
{
    struct memory_rescue a = {0}, b = {0}, c = {0};
    struct memory_guard guard;
    (void)state;
    *order = '\0';
    if (!setjmp(*memory_enter(&guard))) {
        memory_rescue(&a, note, (char[]){"a"});
        memory_rescue(&b, note, (char[]){"b"});
        memory_rescue(&c, note, (char[]){"c"});
        memory_rescued(&b); /* was released in the ordinary way */
        memory_exhausted();
    }
    assert_string_equal(order, "ca");
    assert_false(memory_is_guarded());
}

static void rescues_of_before_the_door_stay(void **state)
{
    struct memory_rescue outside = {0}, inside = {0};
    struct memory_guard guard;
    (void)state;
    *order = '\0';
    memory_rescue(&outside, note, (char[]){"o"});
    if (!setjmp(*memory_enter(&guard))) {
        memory_rescue(&inside, note, (char[]){"i"});
        memory_exhausted();
    }
    assert_string_equal(order, "i");
    memory_rescued(&outside);
}

static void door_behind_a_door_is_none(void **state)
{
    struct memory_guard outer, inner;
    volatile bool came_to_the_inner = false;
    (void)state;
    if (!setjmp(*memory_enter(&outer))) {
        if (setjmp(*memory_enter(&inner)))
            came_to_the_inner = true;
        else
            memory_leave(&inner);
        assert_true(memory_is_guarded());
        if (!setjmp(*memory_enter(&inner)))
            memory_exhausted();
        came_to_the_inner = true;
    }
    assert_false(came_to_the_inner);
}

static void nothing_of_a_rescue_is_left_after_an_ordinary_end(void **state)
{
    struct memory_rescue rescue = {0};
    struct memory_guard guard;
    (void)state;
    *order = '\0';
    assert_int_equal(setjmp(*memory_enter(&guard)), 0);
    memory_rescue(&rescue, note, (char[]){"r"});
    memory_rescued(&rescue);
    memory_leave(&guard);
    if (!setjmp(*memory_enter(&guard)))
        memory_exhausted();
    assert_string_equal(order, "");
}

/* Whether it gives up. */
static bool gives_up(int error, const char *loader_words)
{
    struct memory_guard guard;
    if (setjmp(*memory_enter(&guard)))
        return true;
    memory_watch();
    errno = error;
    if (loader_words)
        memory_check_loader(loader_words);
    else
        memory_check();
    memory_leave(&guard);
    return false;
}

static void other_errors_are_no_exhausted_memory(void **state)
{
    (void)state;
    assert_true(gives_up(ENOMEM, NULL));
    assert_false(gives_up(ENOENT, NULL));
    assert_false(gives_up(0, NULL));
    assert_true(gives_up(0, "libqpdf.so.29: failed to map segment from shared object"));
    assert_true(gives_up(0, "libqpdf.so.29: cannot allocate memory in static TLS block"));
    assert_false(gives_up(0, "libqpdf.so.29: cannot open shared object file: No such file or directory"));
}

static void what_is_demanded_must_be_there(void **state)
{
    struct memory_guard guard;
    (void)state;
    if (!setjmp(*memory_enter(&guard))) {
        memory_demand(1024 * 1024);
        memory_leave(&guard);
    } else {
        fail();
    }
#if !defined(__SANITIZE_ADDRESS__) && !defined(__clang__) /* the sanitizer takes such a size for a mistake */
    if (!setjmp(*memory_enter(&guard))) {
        memory_demand(SIZE_MAX / 2);
        fail();
    }
#endif
}

static void exhausted_sink_holds_that_one_error(void **state)
{
    struct diag *diag = diag_create(), *other = diag_create();
    struct finding_words words;
    (void)state;
    diag_report(diag, DIAG_USAGE, (struct place){0}, "x");
    diag_report(diag, DIAG_FILE_UNREADABLE, (struct place){"a", 1}, "y");
    diag_exhaust(diag);
    assert_int_equal(diag_count(diag), 1);
    assert_int_equal(diag_status(diag), STATUS_SYSTEM);
    assert_true(diag_word(diag, 0, &words));
    assert_string_equal(words.id, "memory-exhausted");
    assert_false(diag_word(diag, 1, &words));
    diag_take(other, diag, NULL, NULL);
    assert_int_equal(diag_status(other), STATUS_SYSTEM);
    diag_clear(diag);
    assert_int_equal(diag_errors(diag), 0);
    assert_false(diag_word(diag, 0, &words));
    diag_destroy(other);
    diag_destroy(diag);
}

/* Rooms that cairo calls back watch and check too. */
static bool is_given_up(bool rely, int error)
{
    struct memory_guard guard;
    if (setjmp(*memory_enter(&guard)))
        return true;
    if (rely)
        memory_rely(1);
    else
        memory_watch();
    assert_int_equal(memory_is_relied_on(), rely);
    errno = error;
    memory_watch();
    memory_check();
    if (rely)
        memory_relied();
    else
        memory_check();
    memory_leave(&guard);
    return false;
}

static void what_failed_on_demanded_room_counts_in_the_end(void **state)
{
    (void)state;
    assert_true(is_given_up(true, ENOMEM));
    assert_false(memory_is_relied_on());
    assert_false(is_given_up(true, ENOENT));
    assert_false(is_given_up(false, ENOMEM)); /* a second watch forgets it */
    assert_false(memory_is_relied_on());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rescues_are_carried_out_the_last_one_first),
        cmocka_unit_test(rescues_of_before_the_door_stay),
        cmocka_unit_test(door_behind_a_door_is_none),
        cmocka_unit_test(nothing_of_a_rescue_is_left_after_an_ordinary_end),
        cmocka_unit_test(other_errors_are_no_exhausted_memory),
        cmocka_unit_test(what_is_demanded_must_be_there),
        cmocka_unit_test(what_failed_on_demanded_room_counts_in_the_end),
        cmocka_unit_test(exhausted_sink_holds_that_one_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
