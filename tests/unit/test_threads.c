/* Engines in several threads at once: each makes what one alone makes. Under ThreadSanitizer (the preset tsan) also: none touches what
 * another does. What each thread does is every way through the library that others call; crews of threads are in test_issue_crew.c. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "supplement.h"

static const char sample[] = "samples/25135-contactcenter-medewerker.xml";

enum { THREADS = 4, FILES = 8, FOLDER_SIZE = 64 };

/* What a thread makes, one file after the other. */
struct work {
    int number;
    bool with_cohort;                 /* also exports one, whose crew are more threads */
    struct supplement *supplement;
    struct supplement_layout *layout;
    struct supplement_qualification *qualification;
    struct supplement_diag *diag;
    struct supplement_files *made[FILES];
    size_t issued;
    char folder[FOLDER_SIZE], fault[256];
};

static void render(struct work *work, int file, const char *language, enum supplement_format format, const char *name)
{
    const struct supplement_field fields[] = {
        {"holder.name", name, {0}}, {"holder.diploma", "2026-004711", {0}}, {"holder.date", "10 juli 2026", {0}}};
    const struct supplement_request request = {.language = language, .format = format, .fields = fields, .field_count = name ? 3 : 0};
    work->made[file] = supplement_files_create();
    if (!supplement_render(work->supplement, work->layout, work->qualification, &request, work->made[file], work->diag))
        snprintf(work->fault, sizeof work->fault, "file %d: %s", file, supplement_finding_text(work->diag, 0));
}

/* Not of another's data, which nobody finds. */
static void be_refused(struct work *work)
{
    supplement_diag_clear(work->diag);
    struct supplement_buffer *buffer = supplement_buffer_create();
    if (supplement_open_qualification(work->supplement, "samples/mistakes.csv", work->diag) ||
        supplement_extract(work->supplement, "samples/diplomas/2026-004711.pdf", 0, buffer, work->diag) ||
        supplement_diag_errors(work->diag) < 2)
        snprintf(work->fault, sizeof work->fault, "what is no supplement was taken for one");
    supplement_buffer_destroy(buffer);
    supplement_diag_clear(work->diag);
}

static void attach(struct work *work, int file)
{
    const struct supplement_files *files = work->made[file];
    struct supplement_file part = {"s.pdf", supplement_files_bytes(files, 0), supplement_files_length(files, 0)};
    const struct supplement_attachment attachment = {.diploma = part, .supplements = &part, .supplement_count = 1, .any = true};
    struct supplement_buffer *whole = supplement_buffer_create();
    if (!supplement_attach(work->supplement, &attachment, whole, work->diag) || supplement_buffer_length(whole) < part.length)
        snprintf(work->fault, sizeof work->fault, "attach: %s", supplement_finding_text(work->diag, 0));
    supplement_buffer_destroy(whole);
}

static void export_cohort(struct work *work)
{
    struct supplement_summary summary = {0};
    const struct supplement_export request = {.cohort = "samples/cohort.csv", .qualifications = "samples", .output = work->folder};
    supplement_diag_clear(work->diag);
    if (!supplement_export(work->supplement, &request, &summary, work->diag))
        snprintf(work->fault, sizeof work->fault, "export: %s", supplement_finding_text(work->diag, 0));
    work->issued = summary.issued;
}

/* Begins with another file in each thread, so that their ways cross. */
static void *do_work(void *context)
{
    static const struct {
        const char *language;
        enum supplement_format format;
        const char *name;
    } files[FILES] = {{"nl", SUPPLEMENT_PDF, NULL},
                      {"en", SUPPLEMENT_PDF, "Zoë Jansen-Đurić"},
                      {"de", SUPPLEMENT_PDF, "Ιωάννα Παπαδοπούλου"},
                      {"nl", SUPPLEMENT_PNG, NULL},
                      {"en", SUPPLEMENT_PDF, "C̨eleste M̂arvou-H̱ammāmī"},
                      {"de", SUPPLEMENT_SVG, NULL},
                      {"nl", SUPPLEMENT_TRACE, NULL},
                      {"en", SUPPLEMENT_PDF, "Ђорђе Јовановић"}};
    struct work *work = context;
    work->supplement = supplement_create(NULL);
    work->diag = supplement_diag_create();
    work->layout = supplement_open_layout(work->supplement, NULL, work->diag);
    work->qualification = supplement_open_qualification(work->supplement, sample, work->diag);
    if (work->with_cohort)
        export_cohort(work);
    for (int i = 0; i < FILES; i++) {
        int file = (i + 2 * work->number) % FILES;
        render(work, file, files[file].language, files[file].format, files[file].name);
    }
    if (!*work->fault)
        attach(work, 1);
    be_refused(work);
    supplement_diag_destroy(work->diag);
    supplement_destroy(work->supplement);
    return NULL;
}

static void assert_same(const struct supplement_files *files, const struct supplement_files *expected)
{
    assert_int_equal(supplement_files_count(files), supplement_files_count(expected));
    for (size_t i = 0; i < supplement_files_count(files); i++) {
        assert_int_equal(supplement_files_length(files, i), supplement_files_length(expected, i));
        assert_memory_equal(supplement_files_bytes(files, i), supplement_files_bytes(expected, i), supplement_files_length(files, i));
    }
}

static void forget(struct work *work)
{
    for (int i = 0; i < FILES; i++)
        supplement_files_destroy(work->made[i]);
}

/* In the folder for temporary files. */
static void remove_folder(const char *folder)
{
    char command[FOLDER_SIZE + 16];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    assert_int_equal(system(command), 0);
}

static void engines_of_several_threads_make_what_one_makes(void **state)
{
    (void)state;
    struct work works[THREADS] = {0}, alone = {0};
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++) {
        works[i].number = i;
        works[i].with_cohort = i == 0;
        snprintf(works[i].folder, sizeof works[i].folder, "%s/supplement-threads-XXXXXX", P_tmpdir);
        if (works[i].with_cohort)
            assert_non_null(mkdtemp(works[i].folder));
        assert_int_equal(pthread_create(&threads[i], NULL, do_work, &works[i]), 0);
    }
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    remove_folder(works[0].folder);
    do_work(&alone);
    assert_string_equal(alone.fault, "");
    assert_int_equal(works[0].issued, 20);
    for (int i = 0; i < THREADS; i++) {
        assert_string_equal(works[i].fault, "");
        for (int file = 0; file < FILES; file++)
            assert_same(works[i].made[file], alone.made[file]);
        forget(&works[i]);
    }
    forget(&alone);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(engines_of_several_threads_make_what_one_makes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
