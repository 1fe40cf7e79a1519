/* An export in the middle of which something gives way: the disk, a font, the folder, whoever waits for it. An error says so, what
 * is there then is whole, and the next export comes to the end of one that was left alone. */
#include "test_disk.h"
#include "test_school.h"

#include <signal.h>
#include <sys/resource.h>

enum { ROWS = 700 }; /* more than are in the making at once on a small machine */

/* The issues that a register tells of. The caller frees them. */
static char *issues_in(struct school *school, const char *folder)
{
    char path[256], *text = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);
    snprintf(path, sizeof path, "%s/register.db", folder);
    assert_true(list_register(path, true, stream, school->own.diag));
    fclose(stream);
    return text;
}

static void check_finished(struct school *school)
{
    if (!school_export(school, school->out))
        diag_print(school->own.diag, stderr);
    assert_int_equal(diag_errors(school->own.diag), 0);
    char *found = issues_in(school, school->out), *expected = issues_in(school, school->whole);
    assert_string_equal(found, expected);
    free(found);
    free(expected);
    school_run(school, "diff -r --exclude=register.db whole out");
}

/* Files that are not, byte for byte, what an undisturbed export makes; also those in the making. */
static void check_whole(struct school *school)
{
    school_run(school, "! { diff -rq --exclude=register.db whole out | grep -v '^Only in whole'; }");
}

/* Exports, and does this to it in the middle. */
static void disturb(struct school *school, void (*how)(struct school *), bool rehearsed)
{
    school_write_cohort(school, ROWS);
    assert_true(school_export(school, school->whole));
    assert_int_equal(school->summary.issued, ROWS + ROWS / 10);
    school->disturb = how;
    school->rehearsed = rehearsed;
    bool good = school_export(school, school->out);
    assert_null(school->disturb);
    assert_true(good == !diag_errors(school->own.diag));
}

/* ------------------------------------------------------------------------------------------------ the disk */

/* From now on no file can grow beyond a few bytes: documents are cut off, the register's journal too. */
static void fill_disk(struct school *school)
{
    (void)school;
    limit_files(1000);
}

static void full_disk_ends_it(void **state)
{
    struct school *school = *state;
    signal(SIGXFSZ, SIG_IGN);
    disturb(school, fill_disk, false);
    limit_files(room_before);
    check_said(&school->own, "[register-unusable]");
    check_whole(school);
    check_finished(school);
}

static void full_disk_after_the_rehearsal_ends_it(void **state)
{
    struct school *school = *state;
    signal(SIGXFSZ, SIG_IGN);
    disturb(school, fill_disk, true);
    limit_files(room_before);
    assert_int_equal(school->summary.issued, 0);
    check_said(&school->own, "[file-unwritable]");
    check_whole(school);
    check_finished(school);
}

/* ------------------------------------------------------------------------------------------------ a font */

static void remove_font(struct school *school)
{
    school_run(school, "mv fonts/NotoSans-Bold.ttf .");
}

/* Before it is told, what the rehearsal made is issued. */
static void font_that_is_gone_after_the_rehearsal_is_told(void **state)
{
    struct school *school = *state;
    disturb(school, remove_font, true);
    assert_true(school->summary.issued < ROWS);
    check_said(&school->own, "fonts/NotoSans-Bold.ttf: No such file or directory [file-unreadable]");
    check_whole(school);
    school_run(school, "mv NotoSans-Bold.ttf fonts");
    check_finished(school);
}

/* Who has opened it goes on with it: that all is well is as good as that it is told. */
static void font_that_is_gone_in_the_middle_does_no_harm(void **state)
{
    struct school *school = *state;
    disturb(school, remove_font, false);
    if (diag_errors(school->own.diag))
        check_said(&school->own, "fonts/NotoSans-Bold.ttf: No such file or directory [file-unreadable]");
    check_whole(school);
    school_run(school, "mv NotoSans-Bold.ttf fonts");
    check_finished(school);
}

/* ------------------------------------------------------------------------------------------------ the folder */

/* Again while something is still written to it. */
static void remove_folder(struct school *school)
{
    school_run(school, "mv out gone; until rm -rf gone 2>/dev/null; do :; done");
}

static void folder_that_is_gone_is_told(void **state)
{
    struct school *school = *state;
    disturb(school, remove_folder, false);
    check_said(&school->own, "/out: error: the output cannot be written: ");
    assert_int_not_equal(access(school->out, F_OK), 0);
    check_finished(school);
}

/* As when a share over a network goes and comes back: the folder is another one meanwhile. */
static void move_folder(struct school *school)
{
    school_run(school, "mv out away && mkdir out");
}

static void folder_that_comes_back_is_finished(void **state)
{
    struct school *school = *state;
    disturb(school, move_folder, false);
    assert_int_not_equal(diag_errors(school->own.diag), 0);
    school_run(school, "! find out -name '*.pdf' | grep .");
    school_run(school, "rm -rf out && mv away out"); /* with what could not be tidied up */
    school_run(school, "! { diff -rq --exclude='register.db*' --exclude='.supplement-making*' whole out | grep -v '^Only in whole'; }");
    check_finished(school);
}

/* With a register elsewhere, what it tells of and the folder has lost is made again. */
static void folder_that_is_gone_is_made_again_by_its_register(void **state)
{
    struct school *school = *state;
    char elsewhere[128];
    snprintf(elsewhere, sizeof elsewhere, "%s/elsewhere.db", school->own.folder);
    school_write_cohort(school, ROWS);
    assert_true(school_export(school, school->whole));
    school->request.register_path = elsewhere;
    school->disturb = remove_folder;
    assert_false(school_export(school, school->out));
    check_said(&school->own, "/out: error: the output cannot be written: ");
    assert_true(school_export(school, school->out));
    assert_true(school->summary.kept + school->summary.issued == ROWS + ROWS / 10);
    school_run(school, "diff -r --exclude=register.db whole out");
}

/* ------------------------------------------------------------------------------------------------ who asked for it */

static bool is_enough;

static bool stop(void *context)
{
    (void)context;
    return is_enough;
}

static void lose_patience(struct school *school)
{
    (void)school;
    is_enough = true;
}

static void set_patience(struct school *school)
{
    is_enough = false;
    school->request.stop = stop;
}

static int count_lines(const char *text)
{
    int count = 0;
    for (; (text = strchr(text, '\n')) != NULL; text++)
        count++;
    return count;
}

/* What is told is what is there. */
static void stopped_while_it_issues(void **state)
{
    struct school *school = *state;
    char words[128];
    set_patience(school);
    disturb(school, lose_patience, false);
    size_t issued = school->summary.issued;
    assert_true(issued >= 1 && issued < ROWS + ROWS / 10);
    snprintf(words, sizeof words, " of %d rows are done: %zu documents are written and registered [interrupted]", ROWS, issued);
    check_said(&school->own, words);
    char *rows = issues_in(school, school->out);
    assert_int_equal(count_lines(rows), issued + 1);
    free(rows);
    check_whole(school);
    is_enough = false;
    check_finished(school);
    assert_int_equal(school->summary.kept, issued);
}

static void stopped_in_the_rehearsal(void **state)
{
    struct school *school = *state;
    set_patience(school);
    disturb(school, lose_patience, true);
    assert_int_equal(school->summary.rows, 0);
    check_said(&school->own, "/out: error: this was stopped before its end: nothing is written yet");
    assert_int_not_equal(access(school->out, F_OK), 0);
    is_enough = false;
    check_finished(school);
}

/* Nothing is left of what is written as a whole, nor is it registered. */
static void stopped_while_it_makes_a_whole(void **state)
{
    static const char *const endings[] = {"zip", "pdf"};
    struct school *school = *state;
    char output[160], command[256];
    school_write_cohort(school, ROWS);
    set_patience(school);
    for (int i = 0; i < 2; i++) {
        school_run(school, "mkdir whole out");
        snprintf(output, sizeof output, "%s/all.%s", school->whole, endings[i]);
        assert_true(school_export(school, output));
        snprintf(output, sizeof output, "%s/all.%s", school->out, endings[i]);
        school->disturb = lose_patience;
        assert_false(school_export(school, output));
        check_said(&school->own, "this was stopped before its end: it is written as a whole, and nothing of it is left");
        assert_int_equal(school->summary.issued, 0);
        school_run(school, "! find out ! -name 'register.db*' -type f | grep .");
        is_enough = false;
        assert_true(school_export(school, output));
        assert_int_equal(school->summary.issued, ROWS + ROWS / 10);
        snprintf(command, sizeof command, "cmp whole/all.%s out/all.%s && rm -r whole out", endings[i], endings[i]);
        school_run(school, command);
    }
}

static void lose_patience_with_the_last(void *context, const struct supplement_event *event)
{
    struct school *school = context;
    is_enough |= event->outcome == SUPPLEMENT_ISSUED && ++school->rows == ROWS + ROWS / 10;
}

static void stopped_when_all_is_done(void **state)
{
    struct school *school = *state;
    set_patience(school);
    school_write_cohort(school, ROWS);
    assert_true(school_export(school, school->whole));
    school->rows = 0;
    school->request.watch = lose_patience_with_the_last;
    assert_true(school_export(school, school->out));
    assert_int_equal(school->rows, ROWS + ROWS / 10);
    school_run(school, "diff -r --exclude=register.db whole out");
}

int main(void)
{
#define SCHOOL(name) cmocka_unit_test_setup_teardown(name, school_open, school_close)
    const struct CMUnitTest tests[] = {
        SCHOOL(full_disk_ends_it),
        SCHOOL(full_disk_after_the_rehearsal_ends_it),
        SCHOOL(font_that_is_gone_after_the_rehearsal_is_told),
        SCHOOL(font_that_is_gone_in_the_middle_does_no_harm),
        SCHOOL(folder_that_is_gone_is_told),
        SCHOOL(folder_that_comes_back_is_finished),
        SCHOOL(folder_that_is_gone_is_made_again_by_its_register),
        SCHOOL(stopped_while_it_issues),
        SCHOOL(stopped_in_the_rehearsal),
        SCHOOL(stopped_while_it_makes_a_whole),
        SCHOOL(stopped_when_all_is_done),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
