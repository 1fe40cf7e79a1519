/* Sets of forms, as a program in C has them: each qualification finds its own, a form is read once, one at fault is told to all who
 * ask for it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/files.h"
#include "supplement.h"

#define FOLDER "supplement-test-forms"
#define FORMS FOLDER "/forms"

struct work {
    struct supplement *supplement;
    struct diag *diag;
    struct supplement_layout *forms;
};

static int begin(void **state)
{
    (void)state;
    return system("rm -rf " FOLDER " && mkdir -p " FORMS " && cd " FORMS " && "
                  "echo '<layout version=\"1\" name=\"at\" base=\"europass-certificate-supplement.xml\"><inputs>"
                  "<input name=\"holder.class\"/><input name=\"holder.valid\" type=\"date\"/></inputs>"
                  "<unused select=\"$holder.class\"/><unused select=\"$holder.valid\"/></layout>' >at.xml && "
                  "echo '<layout version=\"1\" name=\"be\" base=\"europass-certificate-supplement.xml\"><styles>"
                  "<style name=\"h1\" color=\"red\"/></styles></layout>' >be.xml");
}

static int end(void **state)
{
    (void)state;
    return system("rm -r " FOLDER);
}

static int set_up(void **state)
{
    struct work *work = calloc(1, sizeof *work);
    work->supplement = supplement_create(NULL);
    work->diag = diag_create();
    work->forms = supplement_open_layout(work->supplement, FORMS, work->diag);
    assert_non_null(work->forms);
    *state = work;
    return 0;
}

static int tear_down(void **state)
{
    struct work *work = *state;
    supplement_destroy(work->supplement);
    diag_destroy(work->diag);
    free(work);
    return 0;
}

/* The sample with other words in its root element. */
static struct supplement_qualification *open_as(struct work *work, const char *country)
{
    struct buffer text = {0};
    assert_true(file_read("samples/25135-contactcenter-medewerker.xml", 1 << 20, (struct place){0}, &text, work->diag));
    buffer_byte(&text, '\0');
    char *at = strstr((char *)text.bytes, "country=\"NL\"");
    assert_non_null(at);
    struct buffer other = {0};
    buffer_append(&other, text.bytes, (size_t)(at - (char *)text.bytes));
    buffer_string(&other, country);
    buffer_string(&other, at + strlen("country=\"NL\""));
    struct supplement_qualification *opened =
        supplement_read_qualification(work->supplement, "sample.xml", other.bytes, other.length, work->diag);
    assert_non_null(opened);
    buffer_finish(&text);
    buffer_finish(&other);
    return opened;
}

static bool has_name(const char *const *names, const char *name)
{
    size_t count = 0;
    for (; *names; names++)
        count += strcmp(*names, name) == 0;
    return count == 1;
}

/* Rendered by the forms and by one layout alone, a document is the same. */
static void assert_made_alike(struct work *work, const struct supplement_qualification *qualification, const char *path)
{
    struct supplement_files files = {0}, alone = {0};
    const struct supplement_request request = {.language = "en"};
    assert_true(supplement_render(work->supplement, work->forms, qualification, &request, &files, work->diag));
    struct supplement_layout *layout = supplement_open_layout(work->supplement, path, work->diag);
    assert_true(supplement_render(work->supplement, layout, qualification, &request, &alone, work->diag));
    assert_int_equal(files.list[0].length, alone.list[0].length);
    assert_memory_equal(files.list[0].bytes, alone.list[0].bytes, alone.list[0].length);
    files_finish(&files);
    files_finish(&alone);
}

static void each_qualification_finds_its_form(void **state)
{
    struct work *work = *state;
    assert_made_alike(work, open_as(work, "country=\"AT\""), FORMS "/at.xml");
    assert_made_alike(work, open_as(work, "country=\"DE\" form=\"at\""), FORMS "/at.xml");
    assert_made_alike(work, open_as(work, "country=\"NL\""), "layouts/nl.xml");
    assert_made_alike(work, open_as(work, "country=\"DK\""), "layouts/europass-certificate-supplement.xml");
    assert_int_equal(supplement_diag_errors(work->diag), 0);
}

static void a_form_is_read_once(void **state)
{
    struct work *work = *state;
    struct supplement_layout *form = supplement_form(work->forms, open_as(work, "country=\"AT\""), work->diag);
    assert_non_null(form);
    assert_ptr_not_equal(form, work->forms);
    assert_ptr_equal(form, supplement_form(work->forms, open_as(work, "country=\"NL\" form=\"at\""), work->diag));
    assert_ptr_equal(form, supplement_form(form, open_as(work, "country=\"DK\""), work->diag));
    assert_ptr_equal(work->forms, supplement_open_layout(work->supplement, FORMS, work->diag));
    assert_ptr_not_equal(work->forms, supplement_open_layout(work->supplement, NULL, work->diag));
}

static void a_form_at_fault_is_told_to_each(void **state)
{
    struct work *work = *state;
    struct supplement_qualification *belgian = open_as(work, "country=\"BE\"");
    for (int i = 0; i < 2; i++) {
        supplement_diag_clear(work->diag);
        assert_null(supplement_form(work->forms, belgian, work->diag));
        assert_int_equal(supplement_diag_errors(work->diag), 1);
        assert_string_equal(supplement_finding_file(work->diag, 0), FORMS "/be.xml");
    }
    supplement_diag_clear(work->diag);
    assert_null(supplement_form(work->forms, open_as(work, "country=\"AT\" form=\"xx\""), work->diag));
    assert_string_equal(supplement_finding_id(work->diag, 0), "form-unknown");
    assert_non_null(strstr(supplement_finding_detail(work->diag, 0), "at, be, europass-certificate-supplement, "));
    supplement_diag_clear(work->diag);
    assert_made_alike(work, open_as(work, "country=\"AT\""), FORMS "/at.xml");
}

static void fields_are_those_of_the_form(void **state)
{
    struct work *work = *state;
    struct supplement_layout *austrian = supplement_form(work->forms, open_as(work, "country=\"AT\""), work->diag);
    struct supplement_layout *danish = supplement_form(work->forms, open_as(work, "country=\"DK\""), work->diag);
    assert_true(has_name(supplement_inputs(work->forms), "holder.class"));
    assert_true(has_name(supplement_inputs(work->forms), "holder.name")); /* once, though several have it */
    assert_true(has_name(supplement_inputs(austrian), "holder.class"));
    assert_false(has_name(supplement_inputs(danish), "holder.class"));
    assert_true(supplement_is_day(work->forms, "holder.valid"));
    assert_true(supplement_is_day(austrian, "holder.valid"));
    assert_false(supplement_is_day(danish, "holder.valid"));
}

static void months_are_those_of_the_language(void **state)
{
    static const char *const cs[] = {"cs", NULL}, *const hr[] = {"en", "hr", NULL}, *const both[] = {"cs", "hr", NULL};
    struct work *work = *state;
    char day[SUPPLEMENT_DAY_SIZE] = "";
    const struct supplement_place nowhere = {0};
    assert_true(supplement_read_day_in(work->forms, cs, "10. listopad 2026", 0, day, "", nowhere, work->diag));
    assert_string_equal(day, "2026-11-10");
    assert_true(supplement_read_day_in(work->forms, hr, "10. listopad 2026", 0, day, "", nowhere, work->diag));
    assert_string_equal(day, "2026-10-10");
    assert_false(supplement_read_day(work->forms, "10. listopad 2026", 0, day, "", nowhere, NULL));
    assert_false(supplement_read_day_in(work->forms, both, "10. listopad 2026", 0, day, "", nowhere, work->diag));
    assert_string_equal(supplement_finding_id(work->diag, 0), "date-unclear");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {TEST(each_qualification_finds_its_form), TEST(a_form_is_read_once),
                                       TEST(a_form_at_fault_is_told_to_each), TEST(fields_are_those_of_the_form),
                                       TEST(months_are_those_of_the_language)};
    return cmocka_run_group_tests(tests, begin, end);
}
