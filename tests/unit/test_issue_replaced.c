/* A cohort that is issued again from rows that changed: what is replaced gives way, whatever happens meanwhile. */
#include "test_disk.h"
#include "test_school.h"

#include <signal.h>
#include <sys/resource.h>

enum { ROWS = 500 };

/* Every third is spelt otherwise: `second` says so. */
static void write_rows(struct school *school, bool second)
{
    FILE *file = fopen(school->cohort, "w");
    assert_non_null(file);
    fputs("naam;crebo;taal;diplomanummer\n", file);
    for (int i = 1; i <= ROWS; i++)
        fprintf(file, "Zo\303\253 Jan%ssen-%d;10001;nl;D-%d\n", second && i % 3 == 0 ? "s" : "", i, i);
    fclose(file);
    school->rows = ROWS;
}

static void issue(struct school *school, const char *folder, bool second)
{
    write_rows(school, second);
    if (!school_export(school, folder)) {
        diag_print(school->own.diag, stderr);
        fail();
    }
}

static char *rows_in(const char *folder)
{
    char path[256], *text = NULL;
    size_t length = 0;
    struct diag *diag = diag_create();
    FILE *stream = open_memstream(&text, &length);
    snprintf(path, sizeof path, "%s/register.db", folder);
    assert_true(list_register(path, true, stream, diag));
    fclose(stream);
    diag_destroy(diag);
    return text;
}

/* out/ has come to the end of whole/, which was left alone. */
static void check_same(struct school *school)
{
    char *found = rows_in(school->out), *expected = rows_in(school->whole);
    assert_string_equal(found, expected);
    assert_non_null(strstr(found, ";replaced/"));
    free(found);
    free(expected);
    school_run(school, "diff -r --exclude=register.db whole out");
}

static void fill_disk(struct school *school)
{
    (void)school;
    limit_files(1000);
}

/* No document of the first issue is lost: each lies under its own name, or the one that it gives way to. */
static void check_nothing_lost(struct school *school)
{
    school_run(school, "cd first && find . -name '*.pdf' | while read -r file; do name=${file%.pdf}; "
                       "cmp -s \"$file\" \"../out/$file\" || cmp -s \"$file\" \"../out/replaced/$name (1).pdf\" || exit 1; done");
}

static void disturb(struct school *school, bool rehearsed, const char *pattern)
{
    signal(SIGXFSZ, SIG_IGN);
    school->request.pattern = pattern;
    issue(school, school->whole, false);
    school_run(school, "cp -a whole out && cp -a whole first");
    issue(school, school->whole, true);
    school->disturb = fill_disk;
    school->rehearsed = rehearsed;
    assert_false(school_export(school, school->out));
    limit_files(room_before);
    check_nothing_lost(school);
    issue(school, school->out, true);
    check_nothing_lost(school);
    check_same(school);
}

static void full_disk_in_the_middle(void **state)
{
    disturb(*state, false, NULL);
}

static void full_disk_in_the_middle_of_one_name(void **state)
{
    disturb(*state, false, "{diploma}.pdf");
}

static void full_disk_from_the_beginning_of_one_name(void **state)
{
    disturb(*state, true, "{diploma}.pdf");
}

/* The rows are as they were, after a run in which they were not was interrupted before anything was entered. */
static void row_that_is_as_it_was_has_its_file_back(void **state)
{
    struct school *school = *state;
    school->request.pattern = "{diploma}.pdf";
    issue(school, school->out, false);
    school_run(school, "cp -a out first && mkdir out/replaced && mv out/D-7.pdf 'out/replaced/D-7 (1).pdf'");
    issue(school, school->out, false);
    assert_int_equal(school->summary.kept, ROWS);
    school_run(school, "rmdir out/replaced && diff -r --exclude=register.db first out");
}

static void change_register(const struct school *school, const char *sql)
{
    char path[256];
    snprintf(path, sizeof path, "%s/register.db", school->out);
    run_sql(path, sql);
}

/* As the first version left it: the first issue has the plain name, the second, which is in force, a number. That stays,
 * until a third takes the plain name; then both give way. */
static void folder_of_the_first_version(void **state)
{
    struct school *school = *state;
    school->request.pattern = "{diploma}.pdf";
    issue(school, school->out, false);
    issue(school, school->out, true);
    change_register(school, "UPDATE issue SET file = 'D-3 (2).pdf' WHERE diploma = 'D-3' AND issue = 2;"
                    "ALTER TABLE issue DROP COLUMN moved; DROP TABLE correction; PRAGMA user_version = 1");
    school_run(school, "cd out && mv D-3.pdf 'D-3 (2).pdf' && cd replaced && for file in *; do "
                       "n=${file%' (1).pdf'}; [ $n != D-3 ] || mv \"$file\" ../D-3.pdf; done; cp -a .. ../../before");
    issue(school, school->out, true);
    assert_int_equal(school->summary.kept, ROWS);
    school_run(school, "diff -r --exclude=register.db before out");
    school_run(school, "sed -i 's/ Janssen-3;/ Jansssen-3;/' cohort.csv");
    assert_true(school_export(school, school->out));
    assert_int_equal(school->summary.reissued, 1);
    school_run(school, "cd out && cmp ../before/D-3.pdf 'replaced/D-3 (1).pdf' && "
                       "cmp '../before/D-3 (2).pdf' 'replaced/D-3 (2) (2).pdf' && test -e D-3.pdf && ! test -e 'D-3 (2).pdf'");
}

int main(void)
{
#define SCHOOL(name) cmocka_unit_test_setup_teardown(name, school_open, school_close)
    const struct CMUnitTest tests[] = {
        SCHOOL(full_disk_in_the_middle),
        SCHOOL(full_disk_in_the_middle_of_one_name),
        SCHOOL(full_disk_from_the_beginning_of_one_name),
        SCHOOL(row_that_is_as_it_was_has_its_file_back),
        SCHOOL(folder_of_the_first_version),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
