/* Cells of a cohort: which of them a finding is about, how they are read one by one, and corrected. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/diag.h"
#include "supplement.h"

#define SAMPLE SUPPLEMENT_SOURCE_DIR "/samples/25135-contactcenter-medewerker.xml"

static const char COHORT[] = "naam;crebo;taal;diplomanummer;datum;klas\n"
                             "Zo\xC3\xAB Jansen;25135;nl;2026-1;2026-07-10;4A\n"
                             "Bo Smit;99999;nl;2026-2;2026-07-10;4A\n"
                             "Li Wei;25135;xx;2026-3;31-02-2026;4B\n"
                             ";25135;nl;2026-4;2026-07-10;4B\n";

static struct {
    char folder[64], cohort[96];
    struct supplement *supplement;
    struct diag *diag;
    struct supplement_export request;
} office;

static void write_cohort(const char *text)
{
    FILE *file = fopen(office.cohort, "wb");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static int begin(void **state)
{
    char command[256];
    (void)state;
    snprintf(office.folder, sizeof office.folder, "%s/cells-XXXXXX", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
    assert_non_null(mkdtemp(office.folder));
    snprintf(office.cohort, sizeof office.cohort, "%s/cohort.csv", office.folder);
    snprintf(command, sizeof command, "cp %s %s/25135.xml", SAMPLE, office.folder);
    assert_int_equal(system(command), 0);
    office.supplement = supplement_create(NULL);
    office.diag = diag_create();
    office.request = (struct supplement_export){.cohort = office.cohort, .qualifications = office.folder, .output = office.folder,
                                                .today = "2026-11-29", .dry_run = true};
    write_cohort(COHORT);
    return 0;
}

static int end(void **state)
{
    char command[96];
    (void)state;
    diag_destroy(office.diag);
    supplement_destroy(office.supplement);
    snprintf(command, sizeof command, "rm -r %s", office.folder);
    return system(command);
}

static bool rehearse(void)
{
    struct supplement_summary summary = {0};
    diag_clear(office.diag);
    return supplement_export(office.supplement, &office.request, &summary, office.diag);
}

/* How many errors are about the cell. */
static int count_at(int line, int column)
{
    int count = 0;
    for (size_t i = 0; i < supplement_diag_count(office.diag); i++)
        count += supplement_finding_severity(office.diag, i) == SUPPLEMENT_ERROR && supplement_finding_line(office.diag, i) == line &&
                 supplement_finding_column(office.diag, i) == column;
    return count;
}

static void findings_name_their_cell(void **state)
{
    (void)state;
    assert_false(rehearse());
    assert_int_equal(count_at(3, 2), 1);
    assert_int_equal(count_at(4, 5), 1);
    assert_int_equal(count_at(5, 1), 1);
    assert_int_equal(count_at(2, 1) + count_at(2, 2) + count_at(2, 0), 0);
}

static void a_corrected_cell_is_read_as_if_it_stood_there(void **state)
{
    static const struct supplement_correction CORRECTIONS[] = {
        {5, 1, "An Peeters"}, {3, 2, "25135"}, {4, 5, "28-02-2026"}, {4, 3, "en"}};
    (void)state;
    office.request.corrections = CORRECTIONS;
    office.request.correction_count = 4;
    if (!rehearse())
        fail_msg("%s: %s", supplement_finding_text(office.diag, 0), supplement_finding_detail(office.diag, 0));
    office.request.correction_count = 3; /* in the order given */
    assert_false(rehearse());
    assert_int_equal(count_at(4, 3), 1);
    office.request.correction_count = 0;
}

/* What the sheet tells of a cell goes with the cell, and nothing else of its row does. */
static void what_a_file_has_wrong_can_be_corrected(void **state)
{
    static const struct supplement_correction NAME = {2, 1, "Zo\xC3\xAB"}, CLASS = {2, 6, "4B"};
    (void)state;
    write_cohort("naam;crebo;taal;diplomanummer;datum;klas\nZo\xEF\xBF\xBD Jansen;25135;nl;2026-1;2026-07-10;4A\n");
    office.request.corrections = &CLASS;
    office.request.correction_count = 1;
    assert_false(rehearse());
    assert_int_equal(count_at(2, 1), 1);
    office.request.corrections = &NAME;
    assert_true(rehearse());
    write_cohort("naam;crebo;taal;diplomanummer;datum;klas\nZoe;Jansen;25135;nl;2026-1;2026-07-10;4A\n");
    assert_false(rehearse()); /* its cells have slipped: no cell mends that */
    write_cohort(COHORT);
    office.request.correction_count = 0;
}

struct told {
    int headings, rows, made;
    char text[1024];
};

static bool take(void *context, const struct supplement_row *row)
{
    struct told *told = context;
    size_t length = strlen(told->text);
    told->headings += row->is_heading;
    told->rows += !row->is_heading;
    told->made += row->qualification != NULL;
    for (size_t i = 0; row->is_heading && i < row->cell_count; i++)
        length += (size_t)snprintf(told->text + length, sizeof told->text - length, "%s=%s ", row->cells[i],
                                   row->meanings[i] ? row->meanings[i] : "?");
    if (!row->is_heading)
        snprintf(told->text + length, sizeof told->text - length, "%d:%s ", row->line, row->cell_count ? row->cells[0] : "");
    return told->rows < 3;
}

static void rows_are_read_one_by_one(void **state)
{
    struct told told = {0};
    (void)state;
    diag_clear(office.diag);
    assert_true(supplement_read_cohort(office.supplement, &office.request, take, &told, office.diag));
    assert_string_equal(told.text, "naam=name crebo=qualification taal=language diplomanummer=diploma datum=date klas=? "
                                   "2:Zo\xC3\xAB Jansen 3:Bo Smit 4:Li Wei ");
    assert_int_equal(told.headings, 1);
    assert_int_equal(told.made, 2);
    told = (struct told){0};
    write_cohort("Wie;crebo;taal;diplomanummer;datum;klas\nZoe Jansen;25135;nl;2026-1;2026-07-10;4A\n");
    assert_false(supplement_read_cohort(office.supplement, &office.request, take, &told, office.diag));
    assert_non_null(strstr(told.text, "Wie=? crebo=qualification"));
    assert_int_equal(told.rows, 1);
    write_cohort(COHORT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(findings_name_their_cell),
        cmocka_unit_test(a_corrected_cell_is_read_as_if_it_stood_there),
        cmocka_unit_test(what_a_file_has_wrong_can_be_corrected),
        cmocka_unit_test(rows_are_read_one_by_one),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
