/* What is found, and what the pages that are no editions show, and to whom. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "serve/index.h"
#include "serve/keeper.h"
#include "serve/leaf.h"
#include "serve/search.h"

static const char *const LANGUAGES[] = {"nl", "de", "cs", NULL};
static const char *const TITLES[] = {"Contactcenter medewerker", "Fachkraft für Großküchen", "Řidič č. 1"};
static const char *const FOLDED[] = {" 33 56 x contactcenter medewerker", " 33 56 x fachkraft fur grosskuchen", " 33 56 x ridic c 1"};
static struct entry entry = {.path = "q/a.xml", .code = "33-56-X", .original = "nl", .languages = LANGUAGES, .titles = TITLES, .folded = FOLDED};
static struct entry *list[] = {&entry};
static const struct inventory inventory = {.list = list, .count = 1}, NOTHING = {.count = 0};

/* ------------------------------------------------------------------------------------------------ search */

static const char *fold(const char *text)
{
    static struct buffer words;
    buffer_clear(&words);
    search_fold(&words, text);
    buffer_byte(&words, '\0');
    return (const char *)words.bytes;
}

static const char *find(const char *asked, const char *accepted)
{
    const char *found = search_find(&entry, fold(asked), accepted);
    return found ? found : "none";
}

static void words_are_compared_without_case_and_accents(void **state)
{
    (void)state;
    assert_string_equal(fold("33-56-X/01"), " 33 56 x 01");
    assert_string_equal(fold("  Großküchen, ŘIDIČ "), " grosskuchen ridic");
    assert_string_equal(fold("Duric\xCC\x81 \xC4\x90uri\xC4\x87"), " duric duric"); /* in parts, or as one */
    assert_string_equal(fold("-/ \xFF"), "");
    for (int i = 0; i < 3; i++) {
        struct buffer all = {0};
        search_fold(&all, entry.code);
        search_fold(&all, TITLES[i]);
        assert_int_equal(all.length, strlen(FOLDED[i]));
        assert_memory_equal(all.bytes, FOLDED[i], all.length);
        buffer_finish(&all);
    }
}

/* Letters, whatever they take to write. */
static void so_many_letters_are_looked_for(void **state)
{
    char text[SEARCH_BYTES_MOST + 2] = "";
    (void)state;
    for (int i = 0; i < SEARCH_MOST; i++)
        strcat(text, "\xC3\xAB");
    assert_true(search_takes(text));
    strcat(text, "a");
    assert_false(search_takes(text));
    memset(text, 'a', SEARCH_MOST);
    text[SEARCH_MOST] = '\0';
    assert_true(search_takes(text));
}

static void all_words_stand_in_one_language(void **state)
{
    (void)state;
    assert_string_equal(find("MEDEWERKER center", NULL), "nl");
    assert_string_equal(find("grosskuchen", NULL), "de");
    assert_string_equal(find("Großküche fach", NULL), "de");
    assert_string_equal(find("ridic 33-56", NULL), "cs");
    assert_string_equal(find("medewerker fachkraft", NULL), "none");
    assert_string_equal(find("medewerkers", NULL), "none");
    assert_string_equal(find("33-56-X", NULL), "nl"); /* that of the certificate */
    assert_string_equal(find("33-56-X", "cs, de;q=0.5"), "cs");
    assert_string_equal(find("fachkraft", "cs"), "de");
    assert_string_equal(find("", "ja"), "nl");
}

static void what_is_found_is_told_as_json(void **state)
{
    struct buffer out = {0};
    (void)state;
    search_put(&out, &inventory, "\"Ridic", NULL);
    buffer_byte(&out, '\0');
    assert_string_equal((const char *)out.bytes, "{\"query\":\"\\\"Ridic\",\"results\":[\n{\"code\":\"33-56-X\",\"title\":\"Řidič č. 1\",\"language\":\"cs\","
                                                 "\"page\":\"/33-56-X/cs.html\",\"editions\":[\"nl\",\"de\",\"cs\"]}],\"count\":1}\n");
    buffer_clear(&out);
    search_put(&out, &inventory, "nobody", NULL);
    buffer_byte(&out, '\0');
    assert_string_equal((const char *)out.bytes, "{\"query\":\"nobody\",\"results\":[],\"count\":0}\n");
    buffer_finish(&out);
}

/* ------------------------------------------------------------------------------------------------ pages */

static bool shows(const struct inventory *shown, struct index_view view, const char *part)
{
    struct buffer out = {0};
    view.language = "en";
    index_put(&out, shown, &view);
    buffer_byte(&out, '\0');
    bool found = strstr((const char *)out.bytes, part) != NULL;
    buffer_finish(&out);
    return found;
}

static void the_index_has_a_form_for_what_there_is(void **state)
{
    const struct index_view all = {.has_folder = true}, checks = {.has_checks = true}, found = {.has_folder = true, .has_checks = true, .asked = "\"<q"};
    (void)state;
    assert_true(shows(&inventory, all, "<form action=\"/search\">"));
    assert_true(shows(&inventory, all, "<p>1 qualification</p>"));
    assert_true(shows(&inventory, all, "<cite dir=\"auto\" lang=\"nl\">Contactcenter medewerker</cite>"));
    assert_true(shows(&inventory, (struct index_view){.has_folder = true, .accepted = "de"}, "lang=\"de\">Fachkraft"));
    assert_false(shows(&inventory, all, "action=\"/c\""));
    assert_true(shows(&NOTHING, checks, "<form action=\"/c\">"));
    assert_false(shows(&NOTHING, checks, "/search"));
    assert_false(shows(&NOTHING, checks, "Nothing"));
    assert_true(shows(&NOTHING, all, "Nothing is published yet."));
    assert_true(shows(&inventory, found, "Nothing was found."));
    assert_false(shows(&inventory, found, "Contactcenter"));
    assert_true(shows(&inventory, (struct index_view){.has_folder = true, .asked = "ridic"}, "lang=\"cs\">"));
    assert_true(shows(&inventory, found, "value=\"&quot;&lt;q\""));
    assert_false(shows(&inventory, found, "action=\"/c\""));
}

/* Of no language is known which signs its words will have. */
static void a_title_is_no_markup(void **state)
{
    struct buffer out = {0};
    (void)state;
    leaf_begin(&out, "en", "<i> & you");
    buffer_byte(&out, '\0');
    assert_non_null(strstr((const char *)out.bytes, "<title>&lt;i&gt; &amp; you</title>"));
    assert_non_null(strstr((const char *)out.bytes, "<h1>&lt;i&gt; &amp; you</h1>"));
    buffer_finish(&out);
}

static void a_page_is_for_who_prefers_it(void **state)
{
    (void)state;
    assert_int_equal(leaf_wish("text/html,application/xhtml+xml,*/*;q=0.8", LEAF_DATA), LEAF_PAGE);
    assert_int_equal(leaf_wish("application/json, text/html;q=0.9", LEAF_PAGE), LEAF_DATA);
    assert_int_equal(leaf_wish("*/*", LEAF_DATA), LEAF_DATA);
    assert_int_equal(leaf_wish("*/*", LEAF_PAGE), LEAF_PAGE);
    assert_int_equal(leaf_wish(NULL, LEAF_DATA), LEAF_DATA);
    assert_int_equal(leaf_wish("image/png", LEAF_DATA), LEAF_NEITHER);
    assert_int_equal(leaf_wish("text/html;q=0, application/json;q=0", LEAF_PAGE), LEAF_NEITHER);
}

/* ------------------------------------------------------------------------------------------------ the keeper */

#define TOKEN "0123456789abcdef"

static void who_has_the_token_is_the_keeper(void **state)
{
    (void)state;
    assert_true(keeper_is("Bearer " TOKEN, TOKEN));
    assert_true(keeper_is("Basic eDowMTIzNDU2Nzg5YWJjZGVm", TOKEN)); /* x:… */
    assert_true(keeper_is("basic OjAxMjM0NTY3ODlhYmNkZWY=", TOKEN)); /* :… */
    assert_false(keeper_is("Bearer 0123456789abcdeg", TOKEN));
    assert_false(keeper_is("Bearer " TOKEN "0", TOKEN));
    assert_false(keeper_is("Bearer ", TOKEN));
    assert_false(keeper_is("Basic MDEyMzQ1Njc4OWFiY2RlZg==", TOKEN)); /* without a colon */
    assert_false(keeper_is("Basic", TOKEN));
    assert_false(keeper_is("Digest " TOKEN, TOKEN));
    assert_false(keeper_is(NULL, TOKEN));
    assert_false(keeper_is("Bearer " TOKEN, NULL)); /* nobody is */
}

static void keeper_sees(struct inventory *shown, const char *accept, const char *part)
{
    const struct request request = {.method = "GET", .path = "/keeper", .accept = accept};
    struct answer answer;
    answer_begin(&answer);
    keeper_answer(&request, shown, "en", &answer);
    buffer_byte(&answer.own, '\0');
    assert_int_equal(answer.status, 200);
    if (!strstr((const char *)answer.own.bytes, part))
        fail_msg("no %s in %s", part, (const char *)answer.own.bytes);
    buffer_finish(&answer.own);
}

static void the_keeper_sees_which_files_are_at_fault(void **state)
{
    struct inventory shown = {.list = list, .count = 1, .faults = diag_create()};
    (void)state;
    keeper_sees(&shown, "text/html", "No file is at fault.");
    keeper_sees(&shown, NULL, "{\"qualifications\":1,\"stale\":0,\"findings\":[]}");
    diag_report(shown.faults, DIAG_FLAG_MISSING, (struct place){"q/w.xml", 9}, "%s", "a warning");
    diag_report(shown.faults, DIAG_TEXT_MISSING, (struct place){"q/a.xml", 3}, "%s", "<de>");
    diag_report(shown.faults, DIAG_TEXT_MISSING, (struct place){"q/b.xml", 5}, "%s", "fr");
    keeper_sees(&shown, "text/html", "<h2>w.xml</h2>\n<p>It is served.</p>\n<ul>\n<li><b>warning</b> (line 9) ");
    keeper_sees(&shown, "text/html", "</ul>\n<h2>a.xml</h2>\n<p>It is served as it was before it went wrong.</p>");
    keeper_sees(&shown, "text/html", "<li><b>error</b> (line 3) a text is missing in an edition: &lt;de&gt;<br>add the translation");
    keeper_sees(&shown, "text/html", "<h2>b.xml</h2>\n<p>It is not served.</p>");
    keeper_sees(&shown, "application/json", "\"id\":\"text-missing\",\"file\":\"b.xml\",\"line\":5");
    diag_destroy(shown.faults);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_compared_without_case_and_accents),
        cmocka_unit_test(so_many_letters_are_looked_for),
        cmocka_unit_test(all_words_stand_in_one_language),
        cmocka_unit_test(what_is_found_is_told_as_json),
        cmocka_unit_test(the_index_has_a_form_for_what_there_is),
        cmocka_unit_test(a_title_is_no_markup),
        cmocka_unit_test(a_page_is_for_who_prefers_it),
        cmocka_unit_test(who_has_the_token_is_the_keeper),
        cmocka_unit_test(the_keeper_sees_which_files_are_at_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
