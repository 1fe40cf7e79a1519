/* What a form to fill in calls its fields: the headings of the layout, in the language that is asked for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/diag.h"
#include "supplement.h"

#define FOLDER "supplement-test-headings"

static int begin(void **state)
{
    (void)state;
    return system("rm -rf " FOLDER " && mkdir -p " FOLDER "/labels && cd " FOLDER " && "
                  "echo '<layout version=\"1\" name=\"own\" base=\"europass-certificate-supplement.xml\" labels=\"labels\">"
                  "<vocabulary><field name=\"practice\" type=\"prose\"/></vocabulary>"
                  "<body><after part=\"pathways\"><section part=\"practice\"><h2><label name=\"practice\"/></h2>"
                  "<if test=\"field\"><value select=\"field\"/></if></section><section part=\"waived\"><h2><label name=\"waived\"/></h2>"
                  "<if test=\"waivers\"><value select=\"waivers/waiver[last()]/@reason\"/></if></section></after></body></layout>' >own.xml && "
                  "echo '<labels version=\"1\" lang=\"en\"><label name=\"practice\">Practice</label><label name=\"waived\">Reason</label></labels>' "
                  ">labels/en.xml");
}

static int end(void **state)
{
    (void)state;
    return system("rm -r " FOLDER);
}

static const char *headings(const char *path, const char *language, const char *qualification_path, struct buffer *out)
{
    struct supplement *supplement = supplement_create(NULL);
    struct diag *diag = diag_create();
    struct supplement_layout *layout = supplement_open_layout(supplement, path, diag);
    struct supplement_qualification *qualification =
        qualification_path ? supplement_open_qualification(supplement, qualification_path, diag) : NULL;
    bool good = layout && supplement_headings(supplement, layout, qualification, language, out, diag);
    if (!good)
        diag_print(diag, stderr);
    diag_destroy(diag);
    supplement_destroy(supplement);
    buffer_byte(out, 0);
    return good ? (const char *)out->bytes : "";
}

static void assert_has(const char *lines, const char *line)
{
    if (!strstr(lines, line))
        print_message("%s\n", lines);
    assert_non_null(strstr(lines, line));
}

static void fields_are_called_as_in_the_document(void **state)
{
    (void)state;
    struct buffer out = {0};
    const char *lines = headings(NULL, "nl", NULL, &out);
    assert_has(lines, "\noccupations\t\tReeks beroepen toegankelijk voor de houder van het certificaat\n");
    assert_has(lines, "\nlevel/@eqf\t\tEQF-niveau\n");
    assert_has(lines, "title\t\tKwalificatie\n");
    assert_has(lines, "\ncore-task\t\tKerntaak\n");
    assert_has(lines, "\nawarding-body\t\tNaam en rechtspositie van de opleidingsinstelling die het certificaat toekent\n");
    assert_has(lines, "\npathway/duration\t\t");
    assert_has(lines, "\ngrading-scale\t\tBeoordelingsscore / minimumvereisten\n");
    assert_has(lines, "\ngrading-scale/step\t\tCijfer\n");
    assert_null(strstr(lines, "core-task/introduction")); /* "Kerntaak 1: …" is over all of the task */
    assert_null(strstr(lines, "$"));
    buffer_finish(&out);
}

static void elements_stand_in_sections_with_their_numbers(void **state)
{
    (void)state;
    struct buffer out = {0};
    const char *lines = headings(NULL, "en", NULL, &out);
    assert_has(lines, "\ntitle\tsection\t1. Title of the certificate\n"); /* and in 2, but first there */
    assert_has(lines, "\ncore-task\tsection\t3. Profile of skills and competences\n");
    assert_has(lines, "\nskill-group\tsection\t3. Profile of skills and competences\n");
    assert_has(lines, "\nlevel\tsection\t5. Official basis of the certificate\n");
    assert_null(strstr(lines, "level/@eqf\tsection"));
    assert_null(strstr(lines, "@country\tsection"));
    buffer_finish(&out);
}

static void a_field_more_in_the_layout_is_one_more(void **state)
{
    (void)state;
    struct buffer out = {0};
    assert_has(headings(FOLDER "/own.xml", "en", NULL, &out), "\nfield[practice]\tprose\tPractice\n");
    buffer_finish(&out);
    struct buffer without = {0};
    assert_null(strstr(headings(NULL, "en", NULL, &without), "field["));
    buffer_finish(&without);
}

static void conditions_are_no_part_of_a_path(void **state)
{
    (void)state;
    struct buffer out = {0};
    assert_has(headings(FOLDER "/own.xml", "en", NULL, &out), "\nwaivers/waiver/@reason\t\tReason\n");
    buffer_finish(&out);
}

/* A page that is looked at is painted whatever speaks against issuing it; a document is not. */
static void a_draft_is_a_picture_only(void **state)
{
    (void)state;
    static const enum supplement_format FORMATS[] = {SUPPLEMENT_SVG, SUPPLEMENT_PDF, SUPPLEMENT_HTML};
    static const char FILE_TEXT[] = "<qualification version='1' country='NL' original='nl' editions='nl'><title><text lang='nl'>[naam]</text></title></qualification>";
    struct supplement *supplement = supplement_create(NULL);
    struct diag *diag = diag_create();
    struct supplement_layout *layout = supplement_open_layout(supplement, NULL, diag);
    struct supplement_qualification *qualification =
        supplement_read_qualification(supplement, "a.xml", FILE_TEXT, strlen(FILE_TEXT), diag);
    struct supplement_files *files = supplement_files_create();
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(supplement_render(supplement, layout, qualification, &(struct supplement_request){.format = FORMATS[i], .draft = true}, files, diag),
                         FORMATS[i] == SUPPLEMENT_SVG);
        assert_true(supplement_diag_errors(diag) > 0);
        assert_int_equal(supplement_files_count(files) > 0, FORMATS[i] == SUPPLEMENT_SVG);
        assert_false(supplement_render(supplement, layout, qualification, &(struct supplement_request){.format = FORMATS[i]}, files, diag));
    }
    supplement_files_destroy(files);
    diag_destroy(diag);
    supplement_destroy(supplement);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_are_called_as_in_the_document),
        cmocka_unit_test(elements_stand_in_sections_with_their_numbers),
        cmocka_unit_test(a_field_more_in_the_layout_is_one_more),
        cmocka_unit_test(conditions_are_no_part_of_a_path),
        cmocka_unit_test(a_draft_is_a_picture_only),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
