/* The register when its writer is killed (SIGKILL): at each step that SQLite takes on the disk, one after the other. A write
 * is half done then. */
#include "test_register.h"

#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>

#include "base/file.h"

enum { ROWS = 150, STEPS_MOST = 2000 };

/* ------------------------------------------------------------------------------------------------ steps on the disk */

static int steps_to_live;

/* Whether this is the step at which to die. */
static bool is_last_step(void)
{
    return steps_to_live > 0 && --steps_to_live == 0;
}

/* SQLite's own methods of an open file, with ours in their place. */
struct counted {
    sqlite3_io_methods methods;
    const sqlite3_io_methods *own;
};

static const sqlite3_io_methods *own_of(const sqlite3_file *file)
{
    return ((const struct counted *)file->pMethods)->own;
}

static int counted_write(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
    if (is_last_step()) {
        own_of(file)->xWrite(file, bytes, length / 2, offset);
        raise(SIGKILL);
    }
    return own_of(file)->xWrite(file, bytes, length, offset);
}

static int counted_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    if (is_last_step())
        raise(SIGKILL);
    return own_of(file)->xTruncate(file, size);
}

static int counted_sync(sqlite3_file *file, int flags)
{
    if (is_last_step())
        raise(SIGKILL);
    return own_of(file)->xSync(file, flags);
}

static sqlite3_vfs *own_vfs;

static int counted_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
    int code = own_vfs->xOpen(vfs, name, file, flags, out_flags);
    if (code != SQLITE_OK)
        return code;
    struct counted *counted = malloc(sizeof *counted); /* the process does not live long */
    *counted = (struct counted){*file->pMethods, file->pMethods};
    counted->methods.xWrite = counted_write;
    counted->methods.xTruncate = counted_truncate;
    counted->methods.xSync = counted_sync;
    file->pMethods = &counted->methods;
    return SQLITE_OK;
}

static int counted_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
    if (is_last_step())
        raise(SIGKILL);
    return own_vfs->xDelete(vfs, name, sync);
}

static void count_steps(int steps)
{
    static sqlite3_vfs vfs;
    own_vfs = sqlite3_vfs_find(NULL);
    vfs = *own_vfs;
    vfs.zName = "counted";
    vfs.xOpen = counted_open;
    vfs.xDelete = counted_delete;
    sqlite3_vfs_register(&vfs, 1);
    steps_to_live = steps;
}

/* ------------------------------------------------------------------------------------------------ the writer */

/* Commits one batch: each document's next issue, which marks the one before as replaced. */
static bool issue_batch(struct registering *test, int number)
{
    struct issue_register *opened = register_open(test->path, REGISTER_WRITE, 0, test->diag);
    bool good = opened != NULL;
    for (int i = 0; good && i < ROWS; i++) {
        char diploma[16];
        snprintf(diploma, sizeof diploma, "%d", i);
        struct issue issue = an_issue(diploma, number, ONE);
        good = register_add(opened, &issue, test->diag);
    }
    good = good && register_commit(opened, test->diag);
    register_close(opened);
    return good;
}

/* True if it came to its end before the step at which it would have been killed. */
static bool issue_and_die(struct registering *test, int number, int step)
{
    int status;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        count_steps(step);
        _exit(issue_batch(test, number) ? 0 : 1);
    }
    waitpid(child, &status, 0);
    assert_true(WIFSIGNALED(status) ? WTERMSIG(status) == SIGKILL : WEXITSTATUS(status) == 0);
    return !WIFSIGNALED(status);
}

/* ------------------------------------------------------------------------------------------------ what is left */

struct survey {
    int rows, replaced;
};

static bool survey_row(void *context, const struct issue *issue, struct diag *diag)
{
    (void)diag;
    struct survey *survey = context;
    survey->rows++;
    survey->replaced += issue->replaced_by == issue->number + 1;
    return true;
}

static bool is_whole(const char *path)
{
    sqlite3 *database;
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(database, "PRAGMA integrity_check", -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    bool whole = strcmp((const char *)sqlite3_column_text(statement, 0), "ok") == 0;
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return whole;
}

/* The batches that are there: all of each or none. */
static int count_batches(struct registering *test)
{
    struct issue_register *opened = open_to(test, test->path, REGISTER_READ);
    struct survey survey = {0};
    assert_true(register_each(opened, survey_row, &survey, test->diag));
    register_close(opened);
    assert_true(is_whole(test->path));
    int batches = survey.rows / ROWS;
    assert_int_equal(survey.rows % ROWS, 0);
    assert_int_equal(survey.replaced, batches > 1 ? (batches - 1) * ROWS : 0);
    return batches;
}

static void copy(const char *from, const char *to)
{
    struct diag *diag = diag_create();
    struct buffer bytes = {0};
    assert_true(file_read(from, 1 << 20, (struct place){0}, &bytes, diag));
    assert_true(file_write(to, bytes.bytes, bytes.length, (struct file_manner){0}, diag));
    buffer_finish(&bytes);
    diag_destroy(diag);
}

static void killed_while_it_adds(void **state)
{
    struct registering *test = *state;
    assert_true(issue_batch(test, 1));
    copy(test->path, test->other);
    int step = 0;
    for (bool ended = false; !ended;) {
        assert_true(++step < STEPS_MOST);
        copy(test->other, test->path);
        ended = issue_and_die(test, 2, step);
        assert_int_equal(count_batches(test), ended ? 2 : 1);
    }
    assert_true(step > 30); /* every page is saved in the journal, and written */
}

/* A run after the one that was killed goes on from whatever was left. */
static void killed_while_it_makes_the_register(void **state)
{
    struct registering *test = *state;
    int step = 0;
    for (bool ended = false; !ended;) {
        assert_true(++step < STEPS_MOST);
        unlink(test->path);
        ended = issue_and_die(test, 1, step);
        assert_true(ended || issue_batch(test, 1));
        assert_int_equal(count_batches(test), 1);
    }
    assert_true(step > 20);
}

/* A register of the first version is of that or of this version at each step, and holds what it held. */
static void killed_while_it_is_brought_up_to_date(void **state)
{
    struct registering *test = *state;
    run_sql(test->other, REGISTER_OF_FIRST_VERSION);
    int step = 0;
    for (bool ended = false; !ended;) {
        assert_true(++step < STEPS_MOST);
        copy(test->other, test->path);
        ended = issue_and_die(test, 3, step);
        struct issue_register *opened = open_to(test, test->path, REGISTER_READ);
        struct survey survey = {0};
        assert_true(register_each(opened, survey_row, &survey, test->diag));
        assert_int_equal(survey.rows, ended ? 2 + ROWS : 2);
        register_close(opened);
        assert_true(is_whole(test->path));
    }
    assert_true(step > 20);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(killed_while_it_adds),
        TEST(killed_while_it_makes_the_register),
        TEST(killed_while_it_is_brought_up_to_date),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
