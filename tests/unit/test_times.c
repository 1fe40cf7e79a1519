/* Days and times that a caller gives: what is not written as supplement.h asks for it stands in no document, seal or register. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "supplement.h"

struct bench {
    struct supplement *supplement;
    struct supplement_layout *layout;
    struct supplement_qualification *qualification;
    struct supplement_files *files;
    struct supplement_diag *diag;
};

static int bench_open(void **state)
{
    static struct bench bench;
    bench.supplement = supplement_create(".");
    bench.diag = supplement_diag_create();
    bench.files = supplement_files_create();
    bench.layout = supplement_open_layout(bench.supplement, NULL, bench.diag);
    bench.qualification =
        supplement_open_qualification(bench.supplement, "samples/25135-contactcenter-medewerker.xml", bench.diag);
    assert_non_null(bench.layout);
    assert_non_null(bench.qualification);
    *state = &bench;
    return 0;
}

static int bench_close(void **state)
{
    struct bench *bench = *state;
    supplement_files_destroy(bench->files);
    supplement_diag_destroy(bench->diag);
    supplement_destroy(bench->supplement);
    return 0;
}

static bool render(struct bench *bench, const char *date)
{
    const struct supplement_request request = {.language = "nl", .format = SUPPLEMENT_NOTHING, .date = date};
    return supplement_render(bench->supplement, bench->layout, bench->qualification, &request, bench->files, bench->diag);
}

/* The last finding. */
static void expect_invalid(struct bench *bench)
{
    size_t count = supplement_diag_count(bench->diag);
    assert_true(count > 0);
    assert_string_equal(supplement_finding_id(bench->diag, count - 1), "time-invalid");
}

static void times_of_documents(void **state)
{
    struct bench *bench = *state;
    static const char *const wrong[] = {"", "tomorrow", "10-7-2026", "2026-07-10", "2026-02-29T00:00:00Z", "2026-07-10T24:00:00Z", "2026-07-10T12:00:00",
                                        "2026-07-10T12:00:00+02:00", "2026-07-10 12:00:00Z", "2026-07-10T12:00:00Zulu", "2026-07-10T1:00:00Z"};
    assert_true(render(bench, NULL));
    assert_true(render(bench, "2026-07-10T12:00:00Z"));
    assert_true(render(bench, "2028-02-29T00:00:00Z"));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(render(bench, wrong[i]));
    expect_invalid(bench);
}

static void days_on_which_something_holds(void **state)
{
    struct bench *bench = *state;
    const struct supplement_key_request request = {.key = "tests/data/seal/p256.pem", .today = "soon"};
    assert_null(supplement_open_key(bench->supplement, &request, bench->diag));
    expect_invalid(bench);
    assert_false(supplement_judge(bench->supplement, bench->qualification, "2026-02-30", bench->diag));
    assert_true(supplement_judge(bench->supplement, bench->qualification, "2026-07-10", bench->diag));
}

static void what_is_kept(void **state)
{
    struct bench *bench = *state;
    const char *const numbers[] = {"25135/1/nl/1"};
    struct supplement_summary summary;
    const struct supplement_export dated = {.cohort = "samples/cohort.csv", .qualifications = "samples", .date = "soon", .dry_run = true};
    const struct supplement_export read = {.cohort = "samples/cohort.csv", .qualifications = "samples", .today = "soon", .dry_run = true};
    assert_false(supplement_register_revoke(bench->supplement, "none.db", numbers, 1, "lost", "soon", bench->diag));
    expect_invalid(bench);
    assert_false(supplement_export(bench->supplement, &dated, &summary, bench->diag));
    assert_false(supplement_export(bench->supplement, &read, &summary, bench->diag));
    expect_invalid(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(times_of_documents, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(days_on_which_something_holds, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(what_is_kept, bench_open, bench_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
