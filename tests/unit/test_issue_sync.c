/* What an export forces to the disk. */
#define _GNU_SOURCE /* syncfs */
#include "test_school.h"

/* Ours and SQLite's alike come here. */
static int of_files, of_file_systems;

enum { OF_A_NEW_REGISTER = 5 /* at most, before it is said that nothing is to be */ };

__attribute__((visibility("default"))) int fsync(int descriptor)
{
    (void)descriptor;
    of_files++;
    return 0;
}

__attribute__((visibility("default"))) int fdatasync(int descriptor)
{
    return fsync(descriptor);
}

int syncfs(int descriptor)
{
    (void)descriptor;
    of_file_systems++;
    return 0;
}

static void run_export(struct school *school, const char *output, bool unsynced)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", school->own.folder, output);
    struct supplement_export request = school->request;
    request.output = path;
    request.unsynced = unsynced;
    request.register_path = NULL;
    of_files = of_file_systems = 0;
    bool good = export_cohort(NULL, &request, &school->summary, school->own.diag);
    if (!good)
        diag_print(school->own.diag, stderr);
    assert_true(good);
    assert_int_equal(school->summary.issued, 22);
}

/* The files of a folder at once, with whatever else waits there, and the register for itself. */
static void what_is_registered_is_on_the_disk(void **state)
{
    struct school *school = *state;
    school_write_cohort(school, 20);
    run_export(school, "out", false);
    assert_true(of_file_systems >= 1);
    assert_true(of_files > OF_A_NEW_REGISTER); /* the register, and its journal */
    school_run(school, "mkdir zip run");
    run_export(school, "zip/all.zip", false);
    assert_int_equal(of_file_systems, 0);
    int archive = of_files;
    run_export(school, "run/all.pdf", false);
    assert_true(of_files > OF_A_NEW_REGISTER);
    assert_true(archive > OF_A_NEW_REGISTER);
}

static void unsynced_nothing_is_forced_to_the_disk(void **state)
{
    static const char *const outputs[] = {"out", "zip/all.zip", "run/all.pdf"};
    struct school *school = *state;
    school_write_cohort(school, 20);
    school_run(school, "mkdir zip run");
    for (size_t i = 0; i < 3; i++) {
        run_export(school, outputs[i], true);
        assert_int_equal(of_file_systems, 0);
        assert_true(of_files <= OF_A_NEW_REGISTER);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, school_open, school_close)
    const struct CMUnitTest tests[] = {
        TEST(what_is_registered_is_on_the_disk),
        TEST(unsynced_nothing_is_forced_to_the_disk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
