/* Any bytes as a cohort in CSV and, behind a line of "====", a map of its headings: columns, names and days are told from each
 * other, read and judged as for an export. */
#include "fuzz.h"

#include "issue/cohort.h"
#include "issue/full_name.h"
#include "supplement.h"

static void judge(struct cohort *cohort, struct diag *diag)
{
    struct name_cases cases = {0};
    struct graduate graduate;
    struct arena *arena = arena_create();
    enum sheet_step step;
    while ((step = cohort_next(cohort, arena, &graduate, diag)) != SHEET_END) {
        if (step == SHEET_ROW) {
            full_name_judge(cohort, &graduate, arena, diag);
            name_cases_count(&cases, &graduate);
            cohort_judge_days(cohort, &graduate, NULL, "2026-11-30", diag);
            cohort_judge_lines(cohort, &graduate, diag);
        }
        arena_clear(arena);
    }
    name_cases_report(&cases, "cohort.csv", diag);
    arena_destroy(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const char mark[] = "\n====\n";
    static const char *const inputs[] = {"holder.name", "holder.diploma", "holder.born", "holder.date", NULL};
    static struct supplement *supplement;
    static struct offered_form form = {.inputs = inputs};
    static struct offers offers = {.forms = &form, .form_count = 1, .inputs = inputs};
    struct diag *diag = diag_create();
    if (!supplement) {
        supplement = supplement_create(SUPPLEMENT_SOURCE_DIR);
        form.layout = supplement_open_layout(supplement, NULL, diag);
        demand(form.layout);
        offers.by_code = map_create();
    }
    const uint8_t *map = memmem(bytes, length, mark, sizeof mark - 1);
    struct fuzz_file rows, meanings;
    fuzz_open(&rows, bytes, map ? (size_t)(map - bytes) : length);
    fuzz_open(&meanings, map ? map + sizeof mark - 1 : bytes, map ? length - (size_t)(map - bytes) - (sizeof mark - 1) : 0);
    struct cohort *cohort = cohort_open(rows.path, NULL, &(struct cohort_manner){
        .map = map ? meanings.path : NULL, .standard_map = SUPPLEMENT_SOURCE_DIR "/layouts/columns.csv", .inputs = inputs}, diag);
    demand(cohort || diag_errors(diag));
    if (cohort) {
        cohort_take_offers(cohort, &offers, (enum supplement_dates)(length % 3));
        if (length & 1)
            cohort_sort(cohort, "name", "nl", "rows", diag);
        judge(cohort, diag);
    }
    cohort_close(cohort);
    fuzz_close(&rows);
    fuzz_close(&meanings);
    diag_destroy(diag);
    return 0;
}
