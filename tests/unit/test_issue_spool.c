/* Bytes that are put aside: where they lie, and that they come back as they were. */
#include "test_register.h"

#include <malloc.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "issue/spool.h"

enum { MUCH = 5 * SPOOL_HELD, LINE = 100 };

/* Line `number` of what is put aside: it tells which it is. */
static void fill_line(char line[LINE], size_t number)
{
    memset(line, 'a' + (int)(number % 26), LINE);
    snprintf(line, LINE, "%zu", number);
}

static void append_lines(struct spool *spool, size_t from, size_t count)
{
    char line[LINE];
    for (size_t i = from; i < from + count; i++) {
        fill_line(line, i);
        spool_append(spool, line, LINE);
    }
}

/* Backwards, and each together with half of the next, so that some pieces lie in file and memory both. */
static void check_lines(const struct spool *spool, size_t count)
{
    char expected[2 * LINE], found[LINE + LINE / 2];
    assert_int_equal(spool_length(spool), count * LINE);
    for (size_t i = count - 1; i-- > 0;) {
        fill_line(expected, i);
        fill_line(expected + LINE, i + 1);
        assert_true(spool_read(spool, i * LINE, found, sizeof found));
        assert_memory_equal(found, expected, sizeof found);
    }
}

static size_t memory_in_use(void)
{
    struct mallinfo2 now = mallinfo2();
    return now.uordblks + now.hblkhd;
}

/* The folder that is asked for is not there: the one above it is taken, and nothing is seen there. */
static void much_lies_in_a_file_without_a_name(void **state)
{
    struct registering *test = *state;
    char beside[256];
    snprintf(beside, sizeof beside, "%s/not/there/yet", test->folder);
    struct spool *spool = spool_create(beside);
    size_t before = memory_in_use();
    append_lines(spool, 0, MUCH / LINE);
    assert_true(memory_in_use() < before + 2 * SPOOL_HELD);
    check_lines(spool, MUCH / LINE);
    assert_int_equal(rmdir(test->folder), 0); /* it is empty */
    spool_destroy(spool);
    assert_int_equal(mkdir(test->folder, 0700), 0);
}

static void little_needs_no_file(void **state)
{
    (void)state;
    struct spool *spool = spool_create("/proc/self/nowhere");
    append_lines(spool, 0, SPOOL_HELD / LINE);
    check_lines(spool, SPOOL_HELD / LINE);
    spool_destroy(spool);
}

static void without_a_file_it_stays_in_memory(void **state)
{
    (void)state;
    struct spool *spool = spool_create("/proc/self/nowhere");
    append_lines(spool, 0, MUCH / LINE);
    check_lines(spool, MUCH / LINE);
    spool_destroy(spool);
}

static void what_a_full_disk_does_not_take_stays_in_memory(void **state)
{
    struct registering *test = *state;
    struct rlimit before, limit;
    char beside[256];
    snprintf(beside, sizeof beside, "%s/rows", test->folder);
    struct spool *spool = spool_create(beside);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    limit = before;
    limit.rlim_cur = 2 * SPOOL_HELD + 12345;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    append_lines(spool, 0, MUCH / LINE);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    append_lines(spool, MUCH / LINE, MUCH / LINE); /* there is room again, but not in the right place */
    check_lines(spool, 2 * (MUCH / LINE));
    spool_destroy(spool);
}

static int set_up_folder(void **state)
{
    struct registering *test = calloc(1, sizeof *test);
    make_folder(test);
    *state = test;
    return 0;
}

static int tear_down_folder(void **state)
{
    struct registering *test = *state;
    int left = rmdir(test->folder);
    free(test);
    return left;
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up_folder, tear_down_folder)
    const struct CMUnitTest tests[] = {
        TEST(much_lies_in_a_file_without_a_name),
        TEST(little_needs_no_file),
        TEST(without_a_file_it_stays_in_memory),
        TEST(what_a_full_disk_does_not_take_stays_in_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
