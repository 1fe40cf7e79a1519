/* Qualifications: what the program itself must know of them. */
#include "test_read.h"

#include "read/read.h"

static struct qualification *open_text(struct reading *reading, const char *text)
{
    diag_clear(reading->diag);
    struct xml_file *file = xml_read_memory(text, strlen(text), "q.xml", reading->diag);
    assert_non_null(file);
    return read_qualification(file, reading->diag);
}

static void root_says_languages_and_dates(void **state)
{
    struct qualification *qualification =
        open_text(*state, "<qualification country='NL' original='nl' translation='en' editions=' nl  en\tde ' date='2015-08-01'/>");
    assert_non_null(qualification);
    assert_string_equal(qualification->original, "nl");
    assert_string_equal(qualification->translation, "en");
    assert_string_equal(qualification->country, "NL");
    assert_string_equal(qualification->date, "2015-08-01");
    assert_null(qualification->dated);
    assert_int_equal(qualification->standard, STANDARD_UNSAID);
    assert_int_equal(qualification->edition_count, 3);
    assert_string_equal(qualification->editions[0], "nl");
    assert_string_equal(qualification->editions[2], "de");
    qualification_destroy(qualification);
}

static void root_says_the_standard(void **state)
{
    struct qualification *qualification =
        open_text(*state, "<qualification country='NL' original='nl' editions='nl' standard='pdf2'/>");
    assert_non_null(qualification);
    assert_int_equal(qualification->standard, STANDARD_PDF2);
    qualification_destroy(qualification);
    assert_null(open_text(*state, "<qualification country='NL' original='nl' editions='nl' standard='pdf'/>"));
    assert_said(*state, "standard=\"pdf\"");
}

static void fields_travel_with_the_file(void **state)
{
    struct qualification *qualification =
        open_text(*state, "<qualification country='NL' original='nl' editions='nl'>\n<fields><field name='holder.name'>Zoë"
                          "</field></fields></qualification>");
    assert_non_null(qualification);
    assert_int_equal(qualification->field_count, 1);
    assert_string_equal(qualification->fields[0].name, "holder.name");
    assert_string_equal(qualification->fields[0].value, "Zoë");
    assert_int_equal(qualification->fields[0].place.line, 2);
    qualification_destroy(qualification);
}

static void what_is_missing_is_told(void **state)
{
    assert_null(open_text(*state, "<qualification/>"));
    assert_said(*state, "original of <qualification> [attribute-missing]");
    assert_said(*state, "country of <qualification> [attribute-missing]");
    assert_said(*state, "editions of <qualification> [attribute-missing]");
    static const char *const twice[] = {"original='nl' editions='nl-BE en nl-be'", "original='nl' editions='en nl en'",
                                        "original='nl' translation='NL' editions='nl en'"};
    for (size_t i = 0; i < sizeof twice / sizeof *twice; i++) {
        char text[128];
        snprintf(text, sizeof text, "<qualification country='NL' %s/>", twice[i]);
        assert_null(open_text(*state, text));
        assert_said(*state, "[language-twice]");
    }
    assert_null(open_text(*state, "<layout/>"));
    assert_said(*state, "<layout>; expected <qualification> [xml-kind]");
}

static void kinds_are_known_by_the_root(void **state)
{
    static const char *const cases[][2] = {
        {"<qualification/>", "qualification"}, {"<layout/>", "layout"}, {"<labels/>", "labels"}, {"<html/>", NULL}};
    struct reading *reading = *state;
    for (size_t i = 0; i < 4; i++) {
        struct xml_file *file = xml_read_memory(cases[i][0], strlen(cases[i][0]), "x.xml", reading->diag);
        const char *kind = file_kind(file);
        assert_true(cases[i][1] ? kind && strcmp(kind, cases[i][1]) == 0 : !kind);
        xml_close(file);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, reading_setup, reading_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(root_says_languages_and_dates), TEST(root_says_the_standard),
                                       TEST(fields_travel_with_the_file), TEST(what_is_missing_is_told), TEST(kinds_are_known_by_the_root)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
