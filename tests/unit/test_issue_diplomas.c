/* Diplomas of a cohort: they are looked at ahead of their rows, by several threads, and what was read is known in the export as long
 * as the files stay what they were. */
#include "test_school.h"

#include <unistd.h>

#include "issue/diplomas.h"

enum { ROWS = 150 }; /* more than are looked at ahead */

static const struct place ROW = {"cohort.csv", 2};
static const struct reach ANYWHERE = {.folder = "/"};

static void path_in(const struct school *school, const char *name, char path[256])
{
    snprintf(path, 256, "%s/%s", school->own.folder, name);
}

static void read_diploma(struct diploma *diploma, const char *path)
{
    struct diag *diag = diag_create();
    assert_true(diploma_read(diploma, &ANYWHERE, path, ROW, diag));
    diag_destroy(diag);
}

static void settle(const char *path)
{
    while (!diploma_stamp(path))
        usleep(100 * 1000);
}

/* ------------------------------------------------------------------------------------------------ the ledger */

static void ledger_knows_what_stays(void **state)
{
    struct school *school = *state;
    struct diploma diploma = {0}, told = {0};
    char path[256], link[256], other[256], digits[DIGEST_SIZE];
    path_in(school, "plain.pdf", path);
    path_in(school, "link-0.pdf", link);
    path_in(school, "other.pdf", other);
    settle(path);
    struct diploma_ledger *ledger = diploma_ledger_create();
    assert_false(diploma_ledger_tell(ledger, path, &told));
    read_diploma(&diploma, path);
    diploma_ledger_note(ledger, &diploma);
    assert_true(diploma_ledger_tell(ledger, path, &told));
    assert_int_equal(told.bytes.length, 0);
    assert_int_equal(told.length, diploma.length);
    assert_string_equal(told.sha256, diploma.sha256);
    assert_true(diploma_is_at(&told, path));
    assert_true(diploma_ledger_read(ledger, path, &told));
    assert_int_equal(told.bytes.length, diploma.length);
    assert_memory_equal(told.bytes.bytes, diploma.bytes.bytes, diploma.length);
    digest_go_on(&told.hash, NULL, 0, digits);
    assert_string_equal(digits, diploma.sha256);
    assert_false(diploma_ledger_denies(ledger, &diploma));
    assert_false(diploma_ledger_tell(ledger, other, &told));
    school_run(school, "for i in $(seq 0 199); do ln -s plain.pdf link-$i.pdf; done"); /* as many paths: the table grows */
    for (int i = 0; i < 200; i++) {
        char name[32];
        snprintf(name, sizeof name, "link-%d.pdf", i);
        path_in(school, name, link);
        read_diploma(&diploma, link);
        diploma_ledger_note(ledger, &diploma);
    }
    assert_true(diploma_ledger_read(ledger, path, &told));
    assert_true(diploma_ledger_read(ledger, link, &told));
    assert_true(diploma_is_at(&told, link));
    diploma_ledger_destroy(ledger);
    diploma_ledger_destroy(NULL);
    diploma_finish(&diploma);
    diploma_finish(&told);
}

/* A file that has just been written may be written again without a trace in its times; one that has another time is another. */
static void ledger_trusts_no_file_that_changes(void **state)
{
    struct school *school = *state;
    struct diploma diploma = {0}, told = {0};
    char path[256];
    path_in(school, "plain.pdf", path);
    settle(path);
    struct diploma_ledger *ledger = diploma_ledger_create();
    read_diploma(&diploma, path);
    diploma_ledger_note(ledger, &diploma);
    school_run(school, "touch plain.pdf");
    assert_false(diploma_ledger_tell(ledger, path, &told));
    assert_int_equal(diploma_stamp(path), 0);
    read_diploma(&diploma, path);
    assert_false(diploma_ledger_denies(ledger, &diploma)); /* it has the same bytes all the same */
    settle(path);
    assert_false(diploma_ledger_tell(ledger, path, &told));
    school_run(school, "echo '% more' >>plain.pdf");
    read_diploma(&diploma, path);
    assert_true(diploma_ledger_denies(ledger, &diploma));
    diploma_ledger_destroy(ledger);
    ledger = diploma_ledger_create();
    diploma_ledger_note(ledger, &diploma); /* it was fresh when it was read */
    settle(path);
    assert_false(diploma_ledger_tell(ledger, path, &told));
    assert_false(diploma_ledger_denies(ledger, &diploma));
    diploma_ledger_destroy(ledger);
    diploma_finish(&diploma);
    diploma_finish(&told);
}

/* Of a large file only the hash is kept, and of many only the first ones' bytes. */
static void ledger_keeps_so_many_bytes(void **state)
{
    struct school *school = *state;
    struct diploma diploma = {0}, told = {0};
    char path[256], small[256];
    path_in(school, "large.pdf", path);
    path_in(school, "plain.pdf", small);
    school_run(school, "head -c 600000 /dev/zero >large.pdf");
    settle(path);
    settle(small);
    struct diploma_ledger *ledger = diploma_ledger_create();
    read_diploma(&diploma, path);
    diploma_ledger_note(ledger, &diploma);
    assert_true(diploma_ledger_tell(ledger, path, &told));
    assert_false(diploma_ledger_read(ledger, path, &told));
    read_diploma(&diploma, small);
    diploma_ledger_note(ledger, &diploma);
    assert_true(diploma_ledger_read(ledger, small, &told));
    diploma_ledger_destroy(ledger);
    diploma_finish(&diploma);
    diploma_finish(&told);
}

/* ------------------------------------------------------------------------------------------------ a cohort */

/* A diploma for each row, of which some are at fault; `settled`: as if they had long been there. */
static void hand_in(struct school *school, const char *faults, bool settled)
{
    static char pattern[256];
    char line[1024], path[256];
    school_write_cohort(school, ROWS);
    path_in(school, "diplomas/{diploma}.pdf", pattern);
    school->request.diplomas = pattern;
    snprintf(line, sizeof line,
             "mkdir diplomas && for i in $(seq %d); do { cat plain.pdf; echo \"%% $i\"; } >diplomas/D-$i.pdf; done; cd diplomas; %s",
             ROWS, faults);
    school_run(school, line);
    path_in(school, "diplomas/D-150.pdf", path);
    if (settled)
        settle(path);
}

static void note_line(void *context, enum diag_id id, struct place place, const char *field, const char *detail)
{
    struct buffer *list = context;
    (void)field;
    (void)detail;
    if (id == DIAG_DIPLOMA_UNREADABLE || id == DIAG_PDF_INVALID || id == DIAG_DIPLOMA_COPIED)
        buffer_format(list, "%d:%s ", place.line, id == DIAG_PDF_INVALID ? "text" : id == DIAG_DIPLOMA_COPIED ? "copied" : "missing");
}

/* In the order in which they arrive. */
static void check_told(const struct school *school, const char *expected)
{
    struct buffer list = {0};
    diag_each(school->own.diag, note_line, &list);
    buffer_byte(&list, '\0');
    assert_string_equal((const char *)list.bytes, expected);
    buffer_finish(&list);
}

static void faults_are_told_in_the_order_of_rows(void **state)
{
    struct school *school = *state;
    hand_in(school, "rm D-1.pdf D-30.pdf D-31.pdf D-149.pdf; echo no >D-29.pdf; echo no >D-70.pdf; cp D-2.pdf D-100.pdf", false);
    assert_false(school_export(school, school->out));
    check_told(school, "2:missing 30:text 31:missing 32:missing 71:text 101:copied 150:missing 3:copied ");
    assert_int_equal(school->summary.rows, ROWS);
}

/* Wholes are the same whether a diploma was read again or not, and whoever read it. */
static void wholes_are_the_same_with_and_without_ledger(void **state)
{
    struct school *school = *state;
    hand_in(school, "true", true);
    assert_true(school_export(school, school->whole));
    school_run(school, "touch diplomas/*");
    assert_true(school_export(school, school->out));
    assert_int_equal(school->summary.issued, ROWS + ROWS / 10);
    school_run(school, "diff -r --exclude=register.db whole out");
    school_run(school, "cd whole/10001 && for i in 1 77 150; do "
                       "for f in *-D-$i-nl.pdf; do cmp -n $(stat -c %s ../../diplomas/D-$i.pdf) \"$f\" ../../diplomas/D-$i.pdf; done; done");
}

static void change_the_last(struct school *school)
{
    school_run(school, "cp diplomas/D-150.pdf kept && { cat kept; echo '% another'; } >diplomas/D-150.pdf");
}

static void check_changed(struct school *school, bool settled)
{
    hand_in(school, "true", settled);
    school->disturb = change_the_last;
    school->rehearsed = true;
    assert_false(school_export(school, school->out));
    assert_null(school->disturb);
    assert_true(diag_has(school->own.diag, (struct place){school->cohort, ROWS + 1}, NULL));
    check_told(school, "151:missing ");
    school_run(school, "! ls out/10001/*-D-150-* 2>/dev/null");
}

/* What was looked at is what is issued, or nothing. */
static void diploma_that_changes_behind_the_rehearsal_is_told(void **state)
{
    check_changed(*state, false);
}

static void settled_diploma_that_changes_behind_the_rehearsal_is_told(void **state)
{
    check_changed(*state, true);
}

#define SCHOOL(test) cmocka_unit_test_setup_teardown(test, school_open, school_close)

static void change_the_english_one(struct school *school)
{
    school_run(school, "echo '% another' >>diplomas/en/D-150.pdf");
}

/* A row is issued in all of its languages, or in none. */
static void of_a_row_whose_second_diploma_changed_nothing_is_issued(void **state)
{
    struct school *school = *state;
    char pattern[256];
    hand_in(school, "mkdir en && cp *.pdf en && mkdir nl && mv *.pdf nl", false);
    path_in(school, "diplomas/{language}/{diploma}.pdf", pattern);
    school->request.diplomas = pattern;
    school->request.keep_going = true;
    school->disturb = change_the_english_one;
    school->rehearsed = true;
    assert_false(school_export(school, school->out));
    assert_int_equal(school->summary.issued, ROWS + ROWS / 10 - 2);
    assert_int_equal(school->summary.rejected, 1);
    school_run(school, "! ls out/10001/*-D-150-* 2>/dev/null && grep -q 'D-150' out/rejected.csv");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCHOOL(ledger_knows_what_stays),
        SCHOOL(ledger_trusts_no_file_that_changes),
        SCHOOL(ledger_keeps_so_many_bytes),
        SCHOOL(faults_are_told_in_the_order_of_rows),
        SCHOOL(wholes_are_the_same_with_and_without_ledger),
        SCHOOL(diploma_that_changes_behind_the_rehearsal_is_told),
        SCHOOL(settled_diploma_that_changes_behind_the_rehearsal_is_told),
        SCHOOL(of_a_row_whose_second_diploma_changed_nothing_is_issued),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
