#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"

static void pieces_are_aligned_and_zeroed(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    for (size_t size = 0; size < 3000; size++) {
        unsigned char *piece = arena_alloc(arena, size);
        assert_int_equal((uintptr_t)piece % 16, 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(piece[i], 0);
        memset(piece, 0xff, size);
    }
    arena_destroy(arena);
}

static void pieces_do_not_overlap(void **state)
{
    (void)state;
    enum { COUNT = 500, SIZE = 333 };
    struct arena *arena = arena_create();
    unsigned char *pieces[COUNT];
    for (int i = 0; i < COUNT; i++) {
        pieces[i] = arena_alloc(arena, SIZE);
        memset(pieces[i], i & 0xff, SIZE);
    }
    for (int i = 0; i < COUNT; i++)
        for (int at = 0; at < SIZE; at++)
            assert_int_equal(pieces[i][at], i & 0xff);
    arena_destroy(arena);
}

static void a_piece_may_be_larger_than_any_chunk(void **state)
{
    (void)state;
    enum { LARGE = 5 * 1024 * 1024 };
    struct arena *arena = arena_create();
    unsigned char *large = arena_alloc(arena, LARGE);
    large[0] = large[LARGE - 1] = 1;
    assert_string_equal(arena_copy(arena, "after", 5), "after");
    arena_destroy(arena);
}

static void cleared_memory_is_used_again_and_zeroed(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    size_t size = 0;
    for (int round = 0; round < 5; round++) {
        for (int i = 0; i < 1000; i++) {
            long *numbers = arena_new_array(arena, long, 50);
            assert_int_equal(numbers[0], 0);
            assert_int_equal(numbers[49], 0);
            memset(numbers, 0xff, 50 * sizeof *numbers);
        }
        if (round > 0)
            assert_int_equal(arena_size(arena), size);
        size = arena_size(arena);
        arena_clear(arena);
    }
    arena_destroy(arena);
}

/* What is given out zeroed beside room that is not is zeroed all the same. */
static void room_is_only_room(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    memset(arena_room_for(arena, long, 50), 0xff, 50 * sizeof(long));
    arena_clear(arena);
    const long *room = arena_room_for(arena, long, 25), *numbers = arena_new_array(arena, long, 25);
    assert_true(numbers >= room + 25);
    assert_int_equal(numbers[0], 0);
    assert_int_equal(numbers[24], 0);
    arena_destroy(arena);
}

static void a_small_kept_chunk_is_passed_over(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 100; i++)
            memset(arena_alloc(arena, 4000), 1, 4000);
        memset(arena_alloc(arena, 300000), 1, 300000);
        arena_clear(arena);
        memset(arena_alloc(arena, 300000), 1, 300000);
        arena_clear(arena);
    }
    assert_true(arena_size(arena) < 2000000);
    arena_destroy(arena);
}

/* What is in use is counted by chunk: of pieces that fill whole chunks, whatever was used before. */
static void what_is_used_is_counted(void **state)
{
    struct arena *arena = arena_create();
    (void)state;
    for (int turn = 0; turn < 3; turn++) {
        size_t before = arena_used(arena), taken = 0;
        assert_int_equal(before, 0);
        for (size_t size = 16; size < 100000; size *= 2, taken += size / 2) {
            assert_true(arena_used(arena) >= taken);
            assert_true(arena_used(arena) <= arena_size(arena));
            arena_alloc(arena, size);
        }
        assert_true(arena_used(arena) >= taken);
        arena_clear(arena);
    }
    arena_destroy(arena);
}

static void texts_are_copied_and_terminated(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    char source[] = "niveau 4";
    char *copy = arena_copy(arena, source, 6);
    source[0] = 'N';
    assert_string_equal(copy, "niveau");
    assert_string_equal(arena_copy(arena, NULL, 0), "");
    assert_memory_equal(arena_copy(arena, "a\0b", 3), "a\0b", 4);
    assert_string_equal(arena_format(arena, "%s-%d", "crebo", 25135), "crebo-25135");
    assert_string_equal(arena_format(arena, "%s", ""), "");
    assert_string_equal(arena_join(arena, "crebo", "-", "25135"), "crebo-25135");
    assert_string_equal(arena_join(arena, "", "", ""), "");
    arena_destroy(arena);
}

/* Runs the act in a process of its own, with stderr shut, and says whether it was aborted. */
static int is_aborted(void (*act)(struct arena *))
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(STDERR_FILENO);
        signal(SIGABRT, SIG_DFL);
        act(arena_create());
        _exit(0);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

static void ask_for_overflow(struct arena *arena)
{
    (void)arena_alloc_array(arena, SIZE_MAX / 16 + 2, 16); /* the product wraps to 16 */
}

static void ask_for_everything(struct arena *arena)
{
    (void)arena_alloc(arena, SIZE_MAX - 3); /* rounding up wraps to 0 */
}

static void a_list_that_is_full_is_widened(void **state)
{
    struct arena *arena = arena_create();
    int *list = NULL;
    size_t count = 0, room = 0;
    (void)state;
    for (int i = 0; i < 9; i++) {
        if (count == room)
            list = arena_widen(arena, list, count, &room, 2, sizeof *list);
        list[count++] = i;
    }
    assert_int_equal(room, 16);
    for (int i = 0; i < 9; i++)
        assert_int_equal(list[i], i);
    arena_destroy(arena);
}

static void impossible_sizes_abort(void **state)
{
    (void)state;
    assert_true(is_aborted(ask_for_overflow));
    assert_true(is_aborted(ask_for_everything));
}

static void destroying_nothing_is_fine(void **state)
{
    (void)state;
    arena_destroy(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_aligned_and_zeroed),
        cmocka_unit_test(pieces_do_not_overlap),
        cmocka_unit_test(a_piece_may_be_larger_than_any_chunk),
        cmocka_unit_test(cleared_memory_is_used_again_and_zeroed),
        cmocka_unit_test(room_is_only_room),
        cmocka_unit_test(a_small_kept_chunk_is_passed_over),
        cmocka_unit_test(what_is_used_is_counted),
        cmocka_unit_test(texts_are_copied_and_terminated),
        cmocka_unit_test(a_list_that_is_full_is_widened),
        cmocka_unit_test(impossible_sizes_abort),
        cmocka_unit_test(destroying_nothing_is_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
