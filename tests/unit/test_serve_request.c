/* What requests say: which target, which languages, which conditions, which part. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "http/entity.h"
#include "http/preference.h"
#include "http/range.h"
#include "serve/target.h"

/* ------------------------------------------------------------------------------------------------ targets */

static void expect_edition(const char *path, const char *code, const char *language, const char *ending, int page)
{
    struct target target;
    target_read(path, &target);
    assert_int_equal(target.kind, TARGET_EDITION);
    assert_string_equal(target.code, code);
    assert_string_equal(target.language, language);
    assert_string_equal(target.form->ending, ending);
    assert_int_equal(target.page, page);
}

static void expect_qualification(const char *path, const char *code)
{
    struct target target;
    target_read(path, &target);
    assert_int_equal(target.kind, TARGET_QUALIFICATION);
    assert_string_equal(target.code, code);
}

static enum target_kind kind_of(const char *path)
{
    struct target target;
    target_read(path, &target);
    return target.kind;
}

static void editions_have_a_code_a_language_and_a_form(void **state)
{
    (void)state;
    expect_edition("/25135/nl.pdf", "25135", "nl", "pdf", 1);
    expect_edition("/33-56-X/01/cs.xml", "33-56-X/01", "cs", "xml", 1);
    expect_edition("/25135/nl.html", "25135", "nl", "html", 1);
    expect_edition("/25135/nl.json", "25135", "nl", "json", 1);
    expect_edition("/25135/sr-Latn.svg", "25135", "sr-Latn", "svg", 1);
    expect_qualification("/25135", "25135");
    expect_qualification("/33-56-X/01", "33-56-X/01");
    expect_qualification("/25135/nl", "25135/nl");
    expect_qualification("/25135/nl.exe", "25135/nl.exe");
    expect_qualification("/nl.pdf", "nl.pdf");
    expect_qualification("/25135/.pdf", "25135/.pdf");
}

static void pictures_have_pages(void **state)
{
    (void)state;
    expect_edition("/25135/nl.png", "25135", "nl", "png", 1);
    expect_edition("/25135/nl-2.png", "25135", "nl", "png", 2);
    expect_edition("/25135/nl-12.svg", "25135", "nl", "svg", 12);
    expect_edition("/25135/es-419.png", "25135", "es-419", "png", 1); /* a region */
    expect_edition("/25135/nl-0.png", "25135", "nl-0", "png", 1);
    expect_edition("/25135/nl-02.png", "25135", "nl-02", "png", 1);
    expect_edition("/25135/nl-2.pdf", "25135", "nl-2", "pdf", 1); /* a PDF is one file */
}

static const char *chosen(const char *accept)
{
    const struct form *form = forms_choose(accept);
    return form ? form->ending : "none";
}

static void the_form_that_is_preferred_is_chosen(void **state)
{
    (void)state;
    assert_string_equal(chosen(NULL), "html");
    assert_string_equal(chosen("*/*"), "html");
    assert_string_equal(chosen("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"), "html");
    assert_string_equal(chosen("application/pdf"), "pdf");
    assert_string_equal(chosen("application/json"), "json");
    assert_string_equal(chosen("application/ld+json, text/html;q=0.5"), "json");
    assert_string_equal(chosen("image/*"), "png");
    assert_string_equal(chosen("text/html;q=0.1, application/xml"), "xml");
    assert_string_equal(chosen("audio/ogg"), "none");
    assert_string_equal(chosen("text/html;q=0"), "none");
}

static void own_paths_are_no_codes(void **state)
{
    (void)state;
    assert_int_equal(kind_of("/"), TARGET_INDEX);
    assert_int_equal(kind_of("/health"), TARGET_HEALTH);
    assert_int_equal(kind_of("/metrics"), TARGET_METRICS);
    assert_int_equal(kind_of("/openapi.json"), TARGET_DESCRIPTION);
    assert_int_equal(kind_of("/search"), TARGET_SEARCH);
    assert_int_equal(kind_of("/c"), TARGET_CHECK);
    assert_int_equal(kind_of("/keeper"), TARGET_KEEPER);
    assert_int_equal(kind_of("/healthy"), TARGET_QUALIFICATION);
    assert_int_equal(kind_of(""), TARGET_UNKNOWN);
    assert_int_equal(kind_of("*"), TARGET_UNKNOWN);
}

static void what_is_too_long_is_nothing(void **state)
{
    (void)state;
    char path[CODE_MOST + 16] = "/";
    memset(path + 1, '1', CODE_MOST + 1);
    assert_int_equal(kind_of(path), TARGET_UNKNOWN);
    path[CODE_MOST + 1] = '\0';
    assert_int_equal(kind_of(path), TARGET_QUALIFICATION);
    expect_qualification("/1/abcdefghabcdefghabcdefghabcdefghabcdefgh.pdf", "1/abcdefghabcdefghabcdefghabcdefghabcdefgh.pdf");
}

/* ------------------------------------------------------------------------------------------------ languages */

static const char *choose(const char *accepted)
{
    static const char *const TAGS[] = {"nl", "en", "de", "sr-Latn", NULL};
    int chosen = preference_choose(accepted, TAGS);
    return chosen < 0 ? "none" : TAGS[chosen];
}

static void the_weightiest_language_is_chosen(void **state)
{
    (void)state;
    assert_string_equal(choose("en"), "en");
    assert_string_equal(choose("fr, de;q=0.8, en;q=0.9"), "en");
    assert_string_equal(choose("fr, de;q=0.9, en;q=0.8"), "de");
    assert_string_equal(choose("de;q=0.5,en;q=0.5"), "de"); /* as they stand */
    assert_string_equal(choose("DE-at , en ; q=0.9"), "de");
    assert_string_equal(choose("EN"), "en");
}

static void ranges_are_made_shorter_then_tags(void **state)
{
    (void)state;
    assert_string_equal(choose("nl-BE"), "nl");
    assert_string_equal(choose("de-DE-x-mine"), "de");
    assert_string_equal(choose("sr"), "sr-Latn");
    assert_string_equal(choose("sr-Cyrl"), "none");
    assert_string_equal(choose("n"), "none");
    assert_string_equal(choose("nld"), "none");
}

static void what_is_refused_is_not_chosen(void **state)
{
    (void)state;
    assert_string_equal(choose("nl;q=0, nl-BE;q=0.9, de;q=0.1"), "de");
    assert_string_equal(choose("en;q=0"), "none");
    assert_string_equal(choose("en;q=0.000, en-GB"), "none");
    assert_string_equal(choose("en;q=0.001"), "en");
}

static void what_is_not_understood_is_left_out(void **state)
{
    (void)state;
    assert_string_equal(choose(NULL), "none");
    assert_string_equal(choose(""), "none");
    assert_string_equal(choose("*"), "none"); /* any: then that of the certificate */
    assert_string_equal(choose(",,;q=1,de"), "de");
    assert_string_equal(choose("en;q=2, de"), "de");
    assert_string_equal(choose("en;level=1, de"), "de");
    assert_string_equal(choose("en q=1, de"), "de");
    assert_string_equal(choose("en;q=1.000;q=0, de"), "de");
}

/* ------------------------------------------------------------------------------------------------ conditions */

static void tags_are_found_in_lists(void **state)
{
    (void)state;
    assert_true(entity_is_listed("\"a\"", "\"a\""));
    assert_true(entity_is_listed("W/\"a\"", "\"a\""));
    assert_true(entity_is_listed("\"b\", \"x,y\" ,W/\"a\"", "\"a\""));
    assert_true(entity_is_listed(" * ", "\"a\""));
    assert_false(entity_is_listed(NULL, "\"a\""));
    assert_false(entity_is_listed("\"aa\"", "\"a\""));
    assert_false(entity_is_listed("a", "\"a\""));
    assert_false(entity_is_listed("\"x,\"a\"", "\"a\"")); /* "x," is a tag, a no more */
    assert_false(entity_is_listed("\"a", "\"a\""));
    assert_false(entity_is_listed("*a", "\"a\""));
}

static void parts_are_of_the_same_file(void **state)
{
    (void)state;
    assert_true(entity_is_same(NULL, "\"a\""));
    assert_true(entity_is_same("\"a\"", "\"a\""));
    assert_false(entity_is_same("W/\"a\"", "\"a\""));
    assert_false(entity_is_same("Sun, 29 Nov 2026 12:00:00 GMT", "\"a\""));
}

/* ------------------------------------------------------------------------------------------------ parts */

static void expect_part(const char *text, size_t length, size_t first, size_t count)
{
    struct range range;
    assert_int_equal(range_read(text, length, &range), RANGE_PART);
    assert_int_equal(range.first, first);
    assert_int_equal(range.length, count);
}

static enum range_kind part_of(const char *text, size_t length)
{
    struct range range;
    return range_read(text, length, &range);
}

static void parts_are_cut(void **state)
{
    (void)state;
    expect_part("bytes=0-0", 10, 0, 1);
    expect_part("bytes=2-5", 10, 2, 4);
    expect_part("bytes=2-", 10, 2, 8);
    expect_part("bytes=2-99999999999999999999999999", 10, 2, 8);
    expect_part("Bytes=-3", 10, 7, 3);
    expect_part("bytes=-30", 10, 0, 10);
}

static void parts_behind_the_end_are_told(void **state)
{
    (void)state;
    assert_int_equal(part_of("bytes=10-", 10), RANGE_BEYOND);
    assert_int_equal(part_of("bytes=99999999999999999999999999-", 10), RANGE_BEYOND);
    assert_int_equal(part_of("bytes=-0", 10), RANGE_BEYOND);
    assert_int_equal(part_of("bytes=0-", 0), RANGE_BEYOND);
    assert_int_equal(part_of("bytes=9-", 10), RANGE_PART);
}

static void what_is_no_part_is_all(void **state)
{
    (void)state;
    assert_int_equal(part_of(NULL, 10), RANGE_ALL);
    assert_int_equal(part_of("", 10), RANGE_ALL);
    assert_int_equal(part_of("pages=1-2", 10), RANGE_ALL);
    assert_int_equal(part_of("bytes=5-2", 10), RANGE_ALL);
    assert_int_equal(part_of("bytes=0-1,3-4", 10), RANGE_ALL);
    assert_int_equal(part_of("bytes=-", 10), RANGE_ALL);
    assert_int_equal(part_of("bytes=1", 10), RANGE_ALL);
    assert_int_equal(part_of("bytes=a-b", 10), RANGE_ALL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(editions_have_a_code_a_language_and_a_form), cmocka_unit_test(pictures_have_pages),
        cmocka_unit_test(the_form_that_is_preferred_is_chosen),
        cmocka_unit_test(own_paths_are_no_codes),                     cmocka_unit_test(what_is_too_long_is_nothing),
        cmocka_unit_test(the_weightiest_language_is_chosen),          cmocka_unit_test(ranges_are_made_shorter_then_tags),
        cmocka_unit_test(what_is_refused_is_not_chosen),              cmocka_unit_test(what_is_not_understood_is_left_out),
        cmocka_unit_test(tags_are_found_in_lists),                    cmocka_unit_test(parts_are_of_the_same_file),
        cmocka_unit_test(parts_are_cut),                              cmocka_unit_test(parts_behind_the_end_are_told),
        cmocka_unit_test(what_is_no_part_is_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
