/* What an export holds does not grow with its rows, nor with the qualifications that they ask for: most of what is allocated at
 * any time, of a cohort and of another twice as large, differs by little more than a few numbers a row. Both are large enough that all
 * that is kept up to a limit is full. */
#include "test_school.h"

#include <malloc.h>

#include "issue/shelf.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { COUNTS_MEMORY = false }; /* malloc is the sanitizer's */
#else
enum { COUNTS_MEMORY = true };
#endif

enum { REGISTERED = 14000, ROWS = 3000, ROW_MOST = 96 /* bytes */, QUALIFICATIONS = 72, QUALIFICATION_MOST = 3072 /* bytes */ };

_Static_assert((int)QUALIFICATIONS > (int)SHELF_MOST, "what is kept open up to a limit is full");

struct watching {
    struct school *school;
    size_t events, most;
};

static size_t allocated(void)
{
    const struct mallinfo2 information = mallinfo2(); /* of all threads */
    return information.uordblks + information.hblkhd;
}

static void watch(void *context, const struct supplement_event *event)
{
    struct watching *watching = context;
    (void)event;
    if (watching->events++ % 32)
        return;
    size_t now = allocated();
    if (now > watching->most)
        watching->most = now;
}

/* Most that an export of the school's cohort holds. */
static size_t most_held(struct school *school, const char *output)
{
    struct watching watching = {school, 0, 0};
    school->request.watch = watch;
    school->request.context = &watching;
    size_t before = allocated();
    if (!school_export(school, output)) {
        char *words = printed(school->own.diag);
        fail_msg("%s", words);
    }
    school_run(school, "rm -rf out*");
    return watching.most - before;
}

/* All are of one name, and their numbers of few parts: what is kept of words is soon full. */
static void write_rows(const struct school *school, int first, int count)
{
    FILE *file = fopen(school->cohort, "w");
    assert_non_null(file);
    fputs("naam;crebo;taal;diplomanummer\n", file);
    for (int i = first; i < first + count; i++)
        fprintf(file, "Zo\303\253 Jansen;10001;nl;%02d-%02d-%02d\n", i / 10000, i / 100 % 100, i % 100);
    fclose(file);
}

static size_t most_of_rows(struct school *school, int count)
{
    school_run(school, "cp filled.db register.db");
    write_rows(school, REGISTERED, count);
    return most_held(school, school->out);
}

static void check_rows(struct school *school, const char *output)
{
    snprintf(school->out, sizeof school->out, "%s/%s", school->own.folder, output);
    size_t few = most_of_rows(school, ROWS), many = most_of_rows(school, 2 * ROWS);
    print_message("%s: %zu and %zu bytes\n", output, few, many);
    if (many > few && many - few > (size_t)ROWS * ROW_MOST)
        fail_msg("%s: a row takes %zu bytes", output, (many - few) / ROWS);
}

/* The register has so much already that SQLite's own memory is full. */
static void fill_register(struct school *school)
{
    snprintf(school->whole, sizeof school->whole, "%s/register.db", school->own.folder);
    snprintf(school->out, sizeof school->out, "%s/out.zip", school->own.folder);
    school->request.register_path = school->whole;
    school->request.unsynced = true;
    write_rows(school, 0, REGISTERED);
    most_held(school, school->out);
    school_run(school, "mv register.db filled.db");
}

static void rows(void **state)
{
    struct school *school = *state;
    if (!COUNTS_MEMORY)
        skip();
    fill_register(school);
    check_rows(school, "out");
    check_rows(school, "out.zip");
    school->request.sort = "diploma";
    check_rows(school, "out.zip");
    school->request.shard = 1;
    school->request.shards = 2;
    check_rows(school, "out.zip");
}

/* One row for each. */
static void write_inventory(const struct school *school, int count)
{
    char command[512];
    FILE *file = fopen(school->cohort, "w");
    assert_non_null(file);
    fputs("naam;crebo;taal;diplomanummer\n", file);
    for (int i = 0; i < count; i++)
        fprintf(file, "Zo\303\253 Jansen;%d;nl;D-%d\n", 20000 + i, i);
    fclose(file);
    snprintf(command, sizeof command,
             "cp qualifications/baker.xml one 2>/dev/null; rm qualifications/*; for i in $(seq 20000 %d); do "
             "sed \"s/10001/$i/\" one >qualifications/$i.xml; done", 20000 + count - 1);
    school_run(school, command);
}

static void qualifications(void **state)
{
    struct school *school = *state;
    if (!COUNTS_MEMORY)
        skip();
    write_inventory(school, QUALIFICATIONS);
    size_t few = most_held(school, school->out);
    write_inventory(school, 4 * QUALIFICATIONS);
    size_t many = most_held(school, school->out), more = 3 * QUALIFICATIONS;
    print_message("qualifications: %zu and %zu bytes\n", few, many);
    if (many > few && many - few > more * QUALIFICATION_MOST)
        fail_msg("a qualification takes %zu bytes", (many - few) / more);
}

int main(void)
{
#define SCHOOL(name) cmocka_unit_test_setup_teardown(name, school_open, school_close)
    const struct CMUnitTest tests[] = {
        SCHOOL(rows),
        SCHOOL(qualifications),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
