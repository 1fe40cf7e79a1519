/* Words of records, lengths of time, vocabularies, brackets. */
#include "test_read.h"

#include "learn/nesting.h"
#include "learn/period.h"
#include "learn/vocabulary.h"
#include "learn/words.h"

static void assert_words(struct reading *reading, const char *literal, const char *words)
{
    assert_string_equal(words_of_literal(literal, reading->arena), words);
}

static void html_keeps_its_paragraphs_and_lists(void **state)
{
    struct reading *reading = *state;
    assert_words(reading, "<p>One &amp; two</p><p>three<br/>four</p>", "One & two\n\nthree\nfour");
    assert_words(reading, "Able to:<ul><li>bake</li><li>sell <b>bread</b></li></ul>", "Able to:\n- bake\n- sell bread");
    assert_words(reading, "<p>&eacute; &#233; &#xE9; &#0;</p>", "&eacute; \xC3\xA9 \xC3\xA9 \xEF\xBF\xBD");
}

static void what_is_no_html_stays(void **state)
{
    struct reading *reading = *state;
    assert_words(reading, "a < b, c > d &amp; <x>", "a < b, c > d &amp; <x>");
    assert_words(reading, "  one\n two \n\n\n three ", "one two\n\nthree");
    assert_words(reading, "\xE2\x80\xA2 one\n\xE2\x80\xA2 two", "- one\n- two");
    assert_words(reading, "<p", "<p");
}

static void assert_prose(const char *words, const char *markup)
{
    struct buffer out = {0};
    put_prose_words(&out, words, 0);
    buffer_byte(&out, '\0');
    assert_string_equal((const char *)out.bytes, markup);
    buffer_finish(&out);
}

static void prose_is_words_or_paragraphs_and_lists(void **state)
{
    (void)state;
    assert_prose("one & two", "one &amp; two");
    assert_prose("one\n\ntwo", "\n  <p>one</p>\n  <p>two</p>\n");
    assert_prose("one:\n- two\n- three", "\n  <p>one:</p>\n  <ul>\n    <li>two</li>\n    <li>three</li>\n  </ul>\n");
    assert_prose("- one", "\n  <ul>\n    <li>one</li>\n  </ul>\n");
    assert_prose("one - two", "one - two");
}

static void addresses_become_links_without_the_full_stop(void **state)
{
    (void)state;
    assert_prose("See https://example.org/a?b&c.", "See <a href=\"https://example.org/a?b&amp;c\">https://example.org/a?b&amp;c</a>.");
    assert_prose("https://", "https://");
}

static void periods_are_read(void **state)
{
    struct reading *reading = *state;
    struct period period;
    assert_true(period_read("P1Y6M", &period));
    assert_int_equal(period_size(&period), 18);
    assert_string_equal(period_words(&period, reading->arena), "1 year 6 months");
    assert_true(period_read("PT4800H", &period));
    assert_int_equal(period_size(&period), 4800 * 60);
    assert_string_equal(period_words(&period, reading->arena), "4800 h");
    assert_true(period_read("P7Y3M8DT1H10M0.5S", &period));
    assert_int_equal(period_size(&period), 0);
    static const char *const bad[] = {"", "P", "36M", "PM", "P1H", "PT1D", "P1Y2", "P99999999M", "-P1M"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(period_read(bad[i], &period));
}

static void languages_and_countries_are_those_of_the_union(void **state)
{
    struct reading *reading = *state;
    assert_string_equal(language_of("http://publications.europa.eu/resource/authority/language/NLD", reading->arena), "nl");
    assert_string_equal(language_of("EN", reading->arena), "en");
    assert_string_equal(language_of("sr-Latn", reading->arena), "sr-Latn");
    assert_string_equal(language_of("http://x/HSB", reading->arena), "hsb");
    assert_null(language_of("english", reading->arena));
    assert_string_equal(language_address("sr-Latn", reading->arena), AUTHORITY "language/SRP");
    assert_string_equal(country_of(AUTHORITY "country/GRC"), "GR");
    assert_string_equal(country_of("http://data.europa.eu/nuts/code/EL30"), "GR");
    assert_string_equal(country_of("http://data.europa.eu/nuts/code/NL"), "NL");
    assert_null(country_of(AUTHORITY "country/ATLANTIS"));
    assert_string_equal(country_address("NL", reading->arena), AUTHORITY "country/NLD");
}

static void frameworks_are_found_by_name_or_country(void **state)
{
    (void)state;
    const struct framework_level *level = framework_level_of(NQF "f97cdbb5");
    assert_string_equal(level->framework, "NLQF");
    assert_string_equal(level->level, "3");
    assert_ptr_equal(framework_level_named("NL", "NLQF", "3"), level);
    assert_ptr_equal(framework_level_named("NL", "NQF", "3"), level); /* there is only one in the country */
    assert_null(framework_level_named("BE", "NQF", "3"));             /* and here are several */
    assert_null(framework_level_named("NL", "NLQF", "9"));
    assert_string_equal(framework_level_named("NL", NULL, NULL)->level, "");
    assert_null(framework_level_of("http://data.europa.eu/snb/qdr/c_"));
}

static bool follow(const char *text)
{
    struct nesting nesting = {0};
    return nesting_follow(&nesting, (const unsigned char *)text, strlen(text));
}

static void brackets_are_counted_where_they_are_brackets(void **state)
{
    struct reading *reading = *state;
    char *deep = arena_alloc(reading->arena, NESTING_MOST + 2);
    memset(deep, '[', NESTING_MOST);
    assert_true(follow(deep));
    deep[NESTING_MOST] = '(';
    assert_false(follow(deep));
    static const char *const around[][2] = {{"\"", "\""}, {"'", "'"}, {"\"\"\"a\"b\n", "\"\"\""}, {"<", ">"}, {"#", "\n"}, {"\"\\\"", "\""}};
    for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
        assert_true(follow(arena_format(reading->arena, "%s%s%s", around[i][0], deep, around[i][1])));
        assert_false(follow(arena_format(reading->arena, "%s%s%s%s", around[i][0], deep, around[i][1], deep)));
    }
    assert_false(follow(arena_format(reading->arena, "\"\"%s", deep))); /* an empty text */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(html_keeps_its_paragraphs_and_lists),
        cmocka_unit_test(what_is_no_html_stays),
        cmocka_unit_test(prose_is_words_or_paragraphs_and_lists),
        cmocka_unit_test(addresses_become_links_without_the_full_stop),
        cmocka_unit_test(periods_are_read),
        cmocka_unit_test(languages_and_countries_are_those_of_the_union),
        cmocka_unit_test(frameworks_are_found_by_name_or_country),
        cmocka_unit_test(brackets_are_counted_where_they_are_brackets),
    };
    return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
