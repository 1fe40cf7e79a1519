/* The register when something goes wrong: another writer, a file that is no register, a full disk. */
#include "test_register.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void write_at(const char *path, off_t offset, const void *bytes, size_t length)
{
    int descriptor = open(path, O_WRONLY);
    assert_true(descriptor >= 0);
    assert_true(pwrite(descriptor, bytes, length, offset) == (ssize_t)length);
    close(descriptor);
}

static void refuse(struct registering *test, const char *path, enum register_access access, const char *words)
{
    assert_null(register_open(path, access, &(struct patience){.seconds = 0.05}, test->diag));
    check_said(test, words);
}

static void pause_milliseconds(long milliseconds)
{
    nanosleep(&(struct timespec){milliseconds / 1000, milliseconds % 1000 * 1000000}, NULL);
}

/* ------------------------------------------------------------------------------------------------ writers */

static void second_writer_is_refused_and_told_who_writes(void **state)
{
    struct registering *test = *state;
    char words[64];
    struct issue_register *first = open_to(test, test->path, REGISTER_WRITE);
    snprintf(words, sizeof words, "process %ld on ", (long)getpid());
    refuse(test, test->path, REGISTER_WRITE, words);
    add(test, first, "7", 1, ONE);
    assert_true(register_commit(first, test->diag));
    refuse(test, test->path, REGISTER_WRITE, "[register-busy]"); /* between batches too */
    char link[128];
    snprintf(link, sizeof link, "%s/link.db", test->folder);
    assert_int_equal(symlink("register.db", link), 0);
    refuse(test, link, REGISTER_WRITE, "[register-busy]"); /* and by another name */
    register_close(first);
    register_close(open_to(test, test->path, REGISTER_WRITE));
}

/* A process that holds the register until it is killed or its time is over. */
static pid_t fork_holder(struct registering *test, long milliseconds)
{
    int ready[2];
    char byte;
    assert_int_equal(pipe(ready), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct issue_register *opened = register_open(test->path, REGISTER_WRITE, 0, test->diag);
        if (!opened || write(ready[1], "", 1) != 1)
            _exit(1);
        pause_milliseconds(milliseconds);
        register_close(opened);
        _exit(0);
    }
    assert_int_equal(read(ready[0], &byte, 1), 1);
    close(ready[0]);
    close(ready[1]);
    return child;
}

static void second_writer_waits(void **state)
{
    struct registering *test = *state;
    pid_t child = fork_holder(test, 100);
    struct issue_register *opened = register_open(test->path, REGISTER_WRITE, &(struct patience){.seconds = 60}, test->diag);
    assert_non_null(opened);
    waitpid(child, NULL, 0);
    register_close(opened);
}

static bool is_over_at_last(void *context)
{
    int *asked = context;
    return --*asked == 0;
}

static void a_wait_is_given_up_when_that_is_asked(void **state)
{
    struct registering *test = *state;
    struct issue_register *first = open_to(test, test->path, REGISTER_WRITE);
    int asked = 3;
    const struct patience patience = {60, is_over_at_last, &asked};
    assert_null(register_open(test->path, REGISTER_WRITE, &patience, test->diag));
    assert_int_equal(asked, 0);
    assert_int_equal(diag_count(test->diag), 0);
    register_close(first);
    struct issue_register *second = register_open(test->path, REGISTER_WRITE, &patience, test->diag); /* it is not asked then */
    assert_non_null(second);
    register_close(second);
}

static void lock_of_a_killed_writer_holds_nobody_up(void **state)
{
    struct registering *test = *state;
    pid_t child = fork_holder(test, 60000);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    register_close(open_to(test, test->path, REGISTER_WRITE));
}

/* ------------------------------------------------------------------------------------------------ no registers */

static void what_is_no_register_is_refused(void **state)
{
    struct registering *test = *state;
    refuse(test, test->path, REGISTER_READ, "No such file");
    refuse(test, "/absent/register.db", REGISTER_WRITE, "No such file");
    refuse(test, test->folder, REGISTER_READ, "[register-unusable]");
    write_file(test->path, "");
    refuse(test, test->path, REGISTER_READ, "nothing was ever issued");
    write_file(test->path, "qualification;diploma\n25135;7\n");
    refuse(test, test->path, REGISTER_READ, "not a database");
    refuse(test, test->path, REGISTER_WRITE, "not a database");
}

static void other_databases_are_refused(void **state)
{
    struct registering *test = *state;
    make_register(test, test->path, "7", ONE);
    write_at(test->path, 60, "\0\0\0\143", 4); /* user version (sqlite.org/fileformat.html, 1.3) */
    refuse(test, test->path, REGISTER_READ, "[register-newer]");
    refuse(test, test->path, REGISTER_WRITE, "[register-newer]");
    write_at(test->path, 68, "\0\0\0\1", 4); /* application */
    refuse(test, test->path, REGISTER_READ, "another program");
    refuse(test, test->path, REGISTER_WRITE, "another program");
}

static bool ignore(void *context, const struct issue *issue, struct diag *diag)
{
    (void)context;
    (void)issue;
    (void)diag;
    return true;
}

static void damage_is_told(void **state)
{
    struct registering *test = *state;
    make_register(test, test->path, "7", ONE);
    char page[4096];
    memset(page, 0xff, sizeof page);
    write_at(test->path, 4096, page, sizeof page); /* the table's root: page 2 */
    struct issue_register *opened = open_to(test, test->path, REGISTER_READ);
    assert_false(register_each(opened, ignore, NULL, test->diag));
    check_said(test, "[register-damaged]");
    register_close(opened);
}

static void merged_rows_are_looked_at(void **state)
{
    struct registering *test = *state;
    size_t added;
    make_register(test, test->other, "7", "/111111111111111111111111111111111111111111111111111111111111111");
    struct issue_register *into = open_to(test, test->path, REGISTER_WRITE);
    struct issue_register *from = open_to(test, test->other, REGISTER_READ);
    assert_false(register_merge(into, from, &added, test->diag));
    check_said(test, "[register-damaged]");
    register_close(from);
    register_close(into);
}

/* ------------------------------------------------------------------------------------------------ the disk */

/* In a process that may not write files larger than so many bytes. */
static int run_limited(struct registering *test, rlim_t bytes, int (*run)(struct registering *))
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        signal(SIGXFSZ, SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &(struct rlimit){bytes, bytes});
        _exit(run(test));
    }
    int status;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* Adds until it fails; then no more of the batch may be there, and what was told is the disk. */
static int fill(struct registering *test)
{
    struct issue_register *opened = register_open(test->path, REGISTER_WRITE, 0, test->diag);
    bool good = opened != NULL;
    for (int i = 0; good && i < 5000; i++) {
        char diploma[32];
        snprintf(diploma, sizeof diploma, "full-%d", i);
        struct issue issue = an_issue(diploma, 1, TWO);
        good = register_add(opened, &issue, test->diag);
    }
    good = good && register_commit(opened, test->diag);
    char *words = printed(test->diag);
    bool told = strstr(words, "[register-unusable]") != NULL;
    free(words);
    register_close(opened);
    return !good && told ? 0 : 1;
}

static void full_disk_loses_the_batch_only(void **state)
{
    struct registering *test = *state;
    struct issue seven = an_issue("7", 1, NULL), full = an_issue("full-0", 1, NULL), found;
    make_register(test, test->path, "7", ONE);
    for (rlim_t bytes = 16 * 1024; bytes <= 512 * 1024; bytes *= 2) /* in the journal, in the database */
        assert_int_equal(run_limited(test, bytes, fill), 0);
    struct issue_register *opened = open_to(test, test->path, REGISTER_READ);
    assert_true(register_find(opened, &seven, &found, test->diag));
    assert_false(register_find(opened, &full, &found, test->diag));
    register_close(opened);
    assert_int_equal(diag_errors(test->diag), 0);
}

static void full_disk_leaves_no_half_register(void **state)
{
    struct registering *test = *state;
    assert_int_equal(run_limited(test, 4096, fill), 0);
    assert_int_not_equal(access(test->path, F_OK), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(second_writer_is_refused_and_told_who_writes),
        TEST(second_writer_waits), TEST(a_wait_is_given_up_when_that_is_asked),
        TEST(lock_of_a_killed_writer_holds_nobody_up),
        TEST(what_is_no_register_is_refused),
        TEST(other_databases_are_refused),
        TEST(damage_is_told),
        TEST(merged_rows_are_looked_at),
        TEST(full_disk_loses_the_batch_only),
        TEST(full_disk_leaves_no_half_register),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
