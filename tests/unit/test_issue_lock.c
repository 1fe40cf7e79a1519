/* The lock beside what is written: one at a time, and nothing that is not a lock is touched. */
#include "test_register.h"

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "base/file.h"
#include "issue/lock.h"

static struct lock *take(struct registering *test)
{
    const struct lock_subject subject = {"all.zip", DIAG_OUTPUT_BUSY, DIAG_FILE_UNWRITABLE};
    return lock_take(test->path, &subject, 0, test->diag);
}

static const char *lock_path(const struct registering *test)
{
    static char path[128];
    snprintf(path, sizeof path, "%s.lock", test->path);
    return path;
}

static void check_holds(const char *path, const char *expected)
{
    struct buffer contents = {0};
    struct diag *diag = diag_create();
    assert_true(file_read(path, 1000, (struct place){0}, &contents, diag));
    assert_int_equal(contents.length, strlen(expected));
    assert_memory_equal(contents.bytes, expected, contents.length);
    buffer_finish(&contents);
    diag_destroy(diag);
}

static void it_is_one_persons(void **state)
{
    struct registering *test = *state;
    char holder[128];
    struct lock *lock = take(test);
    assert_non_null(lock);
    assert_null(take(test));
    snprintf(holder, sizeof holder, "all.zip: error: another export is writing to this just now: process %ld on ", (long)getpid());
    check_said(test, holder);
    lock_release(lock);
    assert_int_not_equal(access(lock_path(test), F_OK), 0);
    lock = take(test);
    assert_non_null(lock);
    lock_release(lock);
    lock_release(NULL);
}

static void who_was_killed_holds_nothing(void **state)
{
    struct registering *test = *state;
    pid_t child = fork();
    if (child == 0) {
        take(test);
        raise(SIGKILL);
    }
    assert_int_equal(waitpid(child, NULL, 0), child);
    assert_int_equal(access(lock_path(test), F_OK), 0);
    struct lock *lock = take(test);
    assert_non_null(lock);
    lock_release(lock);
    assert_int_not_equal(access(lock_path(test), F_OK), 0);
}

/* A link, a file with another name as well, a file of somebody, a folder: told, and as they were. */
static void what_is_no_lock_stays(void **state)
{
    struct registering *test = *state;
    static const char words[] = "somebody's words", process[] = "process 1 on host\n";
    assert_true(file_write(test->other, process, strlen(process), (struct file_manner){0}, test->diag));
    for (int way = 0; way < 4; way++) {
        if (way == 0)
            assert_int_equal(symlink(test->other, lock_path(test)), 0);
        else if (way == 1)
            assert_int_equal(link(test->other, lock_path(test)), 0);
        else if (way == 2)
            assert_true(file_write(lock_path(test), words, strlen(words), (struct file_manner){0}, test->diag));
        else
            assert_int_equal(mkdir(lock_path(test), 0700), 0);
        assert_null(take(test));
        check_said(test, "written: register.db.lock is in the way, which is no lock of this program [file-unwritable]");
        check_holds(test->other, process);
        if (way == 2)
            check_holds(lock_path(test), words);
        assert_int_equal(remove(lock_path(test)), 0);
    }
}

/* The folder was moved meanwhile, and another run locks what is now of that name. */
static void another_runs_lock_stays(void **state)
{
    struct registering *test = *state;
    struct lock *lock = take(test);
    assert_int_equal(unlink(lock_path(test)), 0);
    struct lock *other = take(test);
    assert_non_null(other);
    lock_release(lock);
    assert_int_equal(access(lock_path(test), F_OK), 0);
    assert_null(take(test));
    lock_release(other);
    assert_int_not_equal(access(lock_path(test), F_OK), 0);
}

static void a_folder_that_is_gone_is_told(void **state)
{
    struct registering *test = *state;
    snprintf(test->path, sizeof test->path, "%s/absent/all.zip", test->folder);
    assert_null(take(test));
    check_said(test, "nothing can be written beside it: No such file or directory [file-unwritable]");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(it_is_one_persons),
        TEST(who_was_killed_holds_nothing),
        TEST(what_is_no_lock_stays),
        TEST(another_runs_lock_stays),
        TEST(a_folder_that_is_gone_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
