/* A qualification's file is changed where its author changes it, and nowhere else: of all samples, each field. */
#include "test_read.h"

#include <glob.h>

#include "base/unicode.h"
#include "draft/change.h"
#include "draft/content.h"
#include "draft/draft.h"

static const struct headings NONE = {NULL, 0};

static const struct kind *kinds(struct reading *reading)
{
    const struct kind *kind = kind_read("layouts/schemas/qualification.xsd", &NONE, reading->arena, reading->diag);
    assert_non_null(kind);
    return kind;
}

static struct draft *open_file(struct reading *reading, const struct kind *kind, const char *path)
{
    struct buffer bytes = {0};
    assert_true(file_read(path, 1 << 20, (struct place){0}, &bytes, reading->diag));
    struct draft *draft = draft_create(kind, path, (const char *)bytes.bytes, bytes.length, reading->diag);
    buffer_finish(&bytes);
    return draft;
}

static struct draft *open_text(struct reading *reading, const char *text)
{
    struct draft *draft = draft_create(kinds(reading), "a.xml", text, strlen(text), reading->diag);
    if (!draft)
        diag_print(reading->diag, stderr);
    assert_non_null(draft);
    return draft;
}

static const char *copy(struct reading *reading, const struct draft *draft)
{
    return arena_copy(reading->arena, (const char *)draft_bytes(draft)->bytes, draft_bytes(draft)->length);
}

static void change(struct reading *reading, struct draft *draft, const char *path, const char *words)
{
    bool good = draft_change(draft, NULL, path, words, reading->diag);
    if (!good) {
        diag_print(reading->diag, stderr);
        print_message("%s: %s\n", path, words);
    }
    assert_true(good);
}

static void assert_bytes(const struct draft *draft, const char *expected)
{
    assert_int_equal(draft_bytes(draft)->length, strlen(expected));
    assert_memory_equal(draft_bytes(draft)->bytes, expected, strlen(expected));
}

/* ------------------------------------------------------------------------------------------------ each field of each sample */

/* All but the field is the same. */
static void check_others(const struct draft *draft, const struct entries *before, const char *path, struct arena *arena)
{
    struct entries now = draft_list(draft, &NONE, arena);
    for (size_t i = 0; i < before->count; i++)
        for (size_t j = 0; before->list[i].texts && draft_languages(draft)[j]; j++) {
            assert_true(i < now.count);
            const char *own = arena_format(arena, "%s:%s", before->list[i].path, draft_languages(draft)[j]);
            if (strcmp(own, path) != 0 && before->list[i].texts[j])
                assert_string_equal(now.list[i].texts[j], before->list[i].texts[j]);
        }
}

/* A line of more than 120 letters that was shortened is broken when it grows again, unless the saved file still has it. */
static size_t broken_lines, unspoken;

static void change_and_back(struct reading *reading, struct draft *draft, const struct draft *saved, const char *path, const char *words,
                            const char *other)
{
    const char *bytes = copy(reading, draft);
    change(reading, draft, path, other);
    assert_string_equal(draft_words(draft, path, reading->arena), other);
    change(reading, draft, path, words);
    if (strcmp(copy(reading, draft), bytes) != 0) {
        broken_lines++;
        change(reading, draft, path, other);
        assert_true(draft_change(draft, saved, path, words, reading->diag));
    }
    assert_bytes(draft, bytes);
}

static const char *with_other_word(struct arena *arena, const char *words)
{
    if (strncmp(words, "- ", 2) == 0)
        return arena_format(arena, "- §%s", words + 2);
    size_t start = utf8_cut(words, strlen(words), strcspn(words, " \n") / 2), end = start + strcspn(words + start, " \n");
    return arena_format(arena, "%.*s§%s", (int)start, words, words + end);
}

static void check_text(struct reading *reading, struct draft *draft, const struct draft *saved, const char *path, const char *words)
{
    if (!*words)
        return;
    change_and_back(reading, draft, saved, path, words, arena_format(reading->arena, "%s und & <noch>", words));
    change_and_back(reading, draft, saved, path, words, with_other_word(reading->arena, words));
    if (strncmp(words, "- ", 2) != 0)
        change_and_back(reading, draft, saved, path, words, arena_format(reading->arena, "Mehr %s", words));
}

/* Whatever was written meanwhile: what says the same as the saved file is written as it stands there. */
static void check_saved(struct reading *reading, struct draft *draft, const struct draft *saved, const char *path, const char *words)
{
    if (!*words)
        return;
    change(reading, draft, path, "ganz andere Worte");
    assert_true(draft_change(draft, saved, path, words, reading->diag));
    assert_bytes(draft, copy(reading, saved));
}

static void check_file(struct reading *reading, const struct kind *kind, const char *path)
{
    struct draft *draft = open_file(reading, kind, path), *saved = open_file(reading, kind, path);
    assert_non_null(draft);
    struct arena *arena = arena_create();
    struct entries entries = draft_list(draft, &NONE, reading->arena);
    size_t count = 0;
    for (size_t i = 0; i < entries.count; i++) {
        const struct entry *entry = &entries.list[i];
        for (size_t j = 0; entry->texts && draft_languages(draft)[j]; j++, count++) {
            if (!entry->texts[j]) {
                unspoken++;
                continue;
            }
            const char *field = arena_format(reading->arena, "%s:%s", entry->path, draft_languages(draft)[j]);
            check_text(reading, draft, saved, field, entry->texts[j]);
            check_saved(reading, draft, saved, field, entry->texts[j]);
            if (count % 16 == 0 && *entry->texts[j]) {
                change(reading, draft, field, "x");
                check_others(draft, &entries, field, arena);
                assert_true(draft_change(draft, saved, field, entry->texts[j], reading->diag));
            }
            arena_clear(arena);
        }
        if (entry->kind == ENTRY_VALUE && *entry->words && !entry->value->choices)
            change_and_back(reading, draft, saved, entry->path, entry->words, "a \"b\" 'c' & <d>");
    }
    assert_true(count > 20);
    assert_bytes(draft, copy(reading, saved));
    arena_destroy(arena);
    draft_destroy(draft);
    draft_destroy(saved);
}

static void each_field_of_each_sample_is_changed_and_changed_back(void **state)
{
    struct reading *reading = *state;
    static const char *const PATTERNS[] = {"samples/*.xml", "samples/countries/*.xml", "tests/data/qualifications/*.xml"};
    const struct kind *kind = kinds(reading);
    glob_t found = {0};
    for (size_t i = 0; i < sizeof PATTERNS / sizeof *PATTERNS; i++)
        glob(PATTERNS[i], i ? GLOB_APPEND : 0, NULL, &found);
    assert_true(found.gl_pathc >= 12);
    for (size_t i = 0; i < found.gl_pathc; i++)
        check_file(reading, kind, found.gl_pathv[i]);
    globfree(&found);
    assert_true(broken_lines < 16 && unspoken < 3);
}

/* ------------------------------------------------------------------------------------------------ files as people have them */

#define ROOT "<qualification version=\"1\" country=\"NL\" original=\"nl\" editions=\"nl en\""

static void assert_changed(struct reading *reading, const char *before, const char *path, const char *words, const char *expected)
{
    struct draft *draft = open_text(reading, before);
    change(reading, draft, path, words);
    assert_string_equal(copy(reading, draft), expected);
    draft_destroy(draft);
}

static void what_is_around_a_change_stays(void **state)
{
    struct reading *reading = *state;
    assert_changed(reading, "\xEF\xBB\xBF<?xml version='1.0'?>\r\n<!-- <title> -->" ROOT "  date = '2026-01-01' >\r\n<title  ><!-- a --><text\r\n lang='nl'>Een &#8217;t &gt; <!-- b -->twee</text ><text lang=\"en\"><![CDATA[One]]></text></title>\r\n</qualification>\r\n<!-- z -->",
                   "title:nl", "Een \xE2\x80\x99t > drie",
                   "\xEF\xBB\xBF<?xml version='1.0'?>\r\n<!-- <title> -->" ROOT "  date = '2026-01-01' >\r\n<title  ><!-- a --><text\r\n lang='nl'>Een &#8217;t &gt; <!-- b -->drie</text ><text lang=\"en\"><![CDATA[One]]></text></title>\r\n</qualification>\r\n<!-- z -->");
    assert_changed(reading, ROOT " date = '2026-01-01' ><title><text lang='nl'>a</text></title></qualification>", "@date", "it's",
                   ROOT " date = 'it&apos;s' ><title><text lang='nl'>a</text></title></qualification>");
    assert_changed(reading, ROOT "><title><text lang='nl'>a</text></title></qualification>", "@date", "2026-01-01",
                   ROOT " date=\"2026-01-01\"><title><text lang='nl'>a</text></title></qualification>");
    assert_changed(reading, ROOT " date='2026-01-01'><title><text lang='nl'>a</text></title></qualification>", "@date", "",
                   ROOT "><title><text lang='nl'>a</text></title></qualification>");
}

static void a_comment_among_words_that_change_stays(void **state)
{
    assert_changed(*state, ROOT "><title><text lang='nl'>a b<!-- why --> c d</text></title></qualification>", "title:nl", "a x d",
                   ROOT "><title><text lang='nl'>a x<!-- why --> d</text></title></qualification>");
}

/* Whatever is wrong with how a change is written: where it says more than was meant, nothing is changed. */
static void what_was_not_meant_is_refused(void **state)
{
    static const char FILE_TEXT[] = ROOT " date='2026-01-01'><title><text lang='nl'>a</text></title><level eqf='3'/></qualification>";
    static const char *const SAID[][2] = {{"<text lang='nl'>a</text></title><level eqf='3'/>", "<text lang='nl'>b</text></title>"},
                                          {"<text lang='nl'>a</text></title><level eqf='3'/>", "<text lang='nl'>b</text></title><level eqf='4'/>"},
                                          {">a<", ">c<"},
                                          {">a<", ">b"}};
    struct reading *reading = *state;
    struct draft *draft = open_text(reading, FILE_TEXT);
    for (size_t i = 0; i < sizeof SAID / sizeof *SAID; i++) {
        size_t at = (size_t)(strstr(FILE_TEXT, SAID[i][0]) - FILE_TEXT);
        struct change change;
        change_begin(&change, draft, (struct range){at, at + strlen(SAID[i][0])});
        change.before = change.behind = 2; /* the text */
        change.is_content = true;
        buffer_string(&change.bytes, SAID[i][1]);
        assert_false(change_end(&change, "title:nl", "b", reading->diag));
        assert_bytes(draft, FILE_TEXT);
        assert_string_equal(draft_words(draft, "title:nl", reading->arena), "a");
    }
    draft_destroy(draft);
}

static void a_comment_beside_what_is_written_anew_stays(void **state)
{
    assert_changed(*state, ROOT "><title><text lang='nl'><![CDATA[a]]><!-- why --></text></title></qualification>", "title:nl", "b",
                   ROOT "><title><text lang='nl'><!-- why -->b</text></title></qualification>");
}

static void lines_end_as_they_do_in_the_file(void **state)
{
    assert_changed(*state, ROOT ">\r\n  <title>\r\n    <text lang=\"nl\">a</text>\r\n  </title>\r\n</qualification>\r\n", "title:en", "b",
                   ROOT ">\r\n  <title>\r\n    <text lang=\"nl\">a</text>\r\n    <text lang=\"en\">b</text>\r\n  </title>\r\n</qualification>\r\n");
}

static void signs_of_markup_are_no_markup(void **state)
{
    struct reading *reading = *state;
    assert_changed(reading, ROOT " dat='x>y' date='2026-01-01'><title><text lang='nl'>a</text></title></qualification>", "@date", "a>\"b\"",
                   ROOT " dat='x>y' date='a>\"b\"'><title><text lang='nl'>a</text></title></qualification>");
    assert_changed(reading, ROOT "><title><text lang='nl' is='x>\"'>a</text></title></qualification>", "title:nl", "b",
                   ROOT "><title><text lang='nl' is='x>\"'>b</text></title></qualification>");
    assert_changed(reading, ROOT "><title><text lang='nl'>a</text></title></qualification>", "title:nl", "a ]]> b > c",
                   ROOT "><title><text lang='nl'>a ]]&gt; b > c</text></title></qualification>");
    struct draft *draft = open_text(reading, ROOT "><title><text lang='nl'>a &lt;em>b&lt;/em> &quot;c&apos;</text></title></qualification>");
    assert_null(draft_words(draft, "title:nl", reading->arena)); /* words with these signs would be a tag */
    assert_false(draft_change(draft, NULL, "title:nl", "b", reading->diag));
    draft_destroy(draft);
}

static void entities_are_the_signs_that_they_stand_for(void **state)
{
    struct reading *reading = *state;
    struct draft *draft = open_text(reading, ROOT "><title><text lang='nl'>&amp; &lt; &gt; &quot; &apos; &#8217; &#x2019;</text></title></qualification>");
    assert_string_equal(draft_words(draft, "title:nl", reading->arena), "& < > \" ' \xE2\x80\x99 \xE2\x80\x99");
    draft_destroy(draft);
}

static void items_are_numbered_as_they_stand(void **state)
{
    assert_changed(*state, ROOT "><title><text lang='nl'>a</text></title></qualification>", "agreements:nl", "1. a\n2. b\n\n1. c\n3. d",
                   ROOT "><title><text lang='nl'>a</text></title>"
                        "<agreements>\n  <text lang=\"nl\">\n    <ol>\n      <li>a</li>\n      <li>b</li>\n    </ol>\n    <ol>\n      <li>c</li>\n    </ol>\n    <p>3. d</p>\n  </text>\n</agreements></qualification>");
}

static void verbatim_text_is_written_anew(void **state)
{
    assert_changed(*state, ROOT "><title><text lang='nl'><![CDATA[a & b]]></text></title></qualification>", "title:nl", "a & <c>",
                   ROOT "><title><text lang='nl'>a &amp; &lt;c></text></title></qualification>");
}

static void tags_among_words_are_tags_if_they_end(void **state)
{
    assert_changed(*state, ROOT "><title><text lang='nl'>a</text></title></qualification>", "title:nl", "a <em>b</em> <em>c\nd",
                   ROOT "><title><text lang='nl'>a &lt;em>b&lt;/em> &lt;em>c<br/>d</text></title></qualification>");
    assert_changed(*state, ROOT "><title><text lang='nl'>a</text></title></qualification>", "title:nl", "a <em>b</em> <a href=\"https://a.b/?c&d\">c</a>",
                   ROOT "><title><text lang='nl'>a <em>b</em> <a href=\"https://a.b/?c&amp;d\">c</a></text></title></qualification>");
}

static const char SHORT[] = ROOT ">\n  <title>\n    <text lang=\"nl\">a</text> <!-- the title -->\n  </title>\n  <level eqf=\"3\"/>\n</qualification>\n";

static void what_is_new_stands_in_its_place(void **state)
{
    assert_changed(*state, SHORT, "title:en", "b",
                   ROOT ">\n  <title>\n    <text lang=\"nl\">a</text> <!-- the title -->\n    <text lang=\"en\">b</text>\n  </title>\n  <level eqf=\"3\"/>\n</qualification>\n");
    assert_changed(*state, SHORT, "level:en", "b",
                   ROOT ">\n  <title>\n    <text lang=\"nl\">a</text> <!-- the title -->\n  </title>\n  <level eqf=\"3\">\n    <text lang=\"en\">b</text>\n  </level>\n</qualification>\n");
    assert_changed(*state, SHORT, "awarding-body/name:nl", "b",
                   ROOT ">\n  <title>\n    <text lang=\"nl\">a</text> <!-- the title -->\n  </title>\n  <awarding-body>\n    <name>\n      <text lang=\"nl\">b</text>\n    </name>\n  </awarding-body>\n  <level eqf=\"3\"/>\n</qualification>\n");
    assert_changed(*state, SHORT, "agreements:nl", "one\n\n- two\n- three",
                   ROOT ">\n  <title>\n    <text lang=\"nl\">a</text> <!-- the title -->\n  </title>\n  <level eqf=\"3\"/>\n  <agreements>\n    <text lang=\"nl\">\n      <p>one</p>\n      <ul>\n        <li>two</li>\n        <li>three</li>\n      </ul>\n    </text>\n  </agreements>\n</qualification>\n");
    assert_changed(*state, SHORT, "validity@from", "2026-01-01",
                   ROOT ">\n  <title>\n    <text lang=\"nl\">a</text> <!-- the title -->\n  </title>\n  <validity from=\"2026-01-01\"/>\n  <level eqf=\"3\"/>\n</qualification>\n");
}

/* And gone again, all is as it was. */
static void what_is_emptied_goes(void **state)
{
    struct reading *reading = *state;
    static const char *const PATHS[] = {"title:en", "awarding-body/name:nl", "agreements:nl", "validity@from", "level@isced", "level:en"};
    for (size_t i = 0; i < sizeof PATHS / sizeof *PATHS; i++) {
        struct draft *draft = open_text(reading, SHORT);
        change(reading, draft, PATHS[i], "2026-01-01");
        assert_string_not_equal(copy(reading, draft), SHORT);
        change(reading, draft, PATHS[i], "");
        if (i < 5)
            assert_bytes(draft, SHORT);
        assert_string_equal(draft_words(draft, PATHS[i], reading->arena), "");
        assert_string_equal(draft_words(draft, "level@eqf", reading->arena), "3");
        draft_destroy(draft);
    }
    assert_changed(reading, SHORT, "title:nl", "", ROOT ">\n  <title>\n    <text lang=\"nl\"></text> <!-- the title -->\n  </title>\n  <level eqf=\"3\"/>\n</qualification>\n");
}

/* ------------------------------------------------------------------------------------------------ items and languages */

static void items_are_added_raised_and_removed(void **state)
{
    struct reading *reading = *state;
    struct draft *draft = open_text(reading, SHORT);
    assert_true(draft_add(draft, "core-task", reading->diag));
    assert_bytes(draft, ROOT ">\n  <title>\n    <text lang=\"nl\">a</text> <!-- the title -->\n  </title>\n  <core-task number=\"1\">\n    <title>\n      <text lang=\"nl\"></text>\n      <text lang=\"en\"></text>\n    </title>\n  </core-task>\n  <level eqf=\"3\"/>\n</qualification>\n");
    assert_true(draft_add(draft, "core-task[1]/work-process", reading->diag));
    assert_true(draft_add(draft, "core-task[1]/work-process", reading->diag));
    change(reading, draft, "core-task[1]/work-process[1]@number", "1.9");
    assert_true(draft_add(draft, "core-task[1]/work-process", reading->diag));
    assert_string_equal(draft_words(draft, "core-task[1]/work-process[3]@number", reading->arena), "3");
    change(reading, draft, "core-task[1]/work-process[3]/title:nl", "third");
    assert_true(draft_raise(draft, "core-task[1]/work-process[3]", reading->diag));
    assert_string_equal(draft_words(draft, "core-task[1]/work-process[2]/title:nl", reading->arena), "third");
    assert_false(draft_raise(draft, "core-task[1]", reading->diag));
    assert_true(draft_remove(draft, "core-task[1]", reading->diag));
    assert_bytes(draft, SHORT);
    assert_false(draft_remove(draft, "core-task[1]", reading->diag));
    assert_false(draft_remove(draft, "title", reading->diag));
    assert_false(draft_add(draft, "title", reading->diag));
    draft_destroy(draft);
}

static void numbers_go_on(void **state)
{
    struct reading *reading = *state;
    struct draft *draft = open_file(reading, kinds(reading), "samples/25135-contactcenter-medewerker.xml");
    assert_true(draft_add(draft, "core-task[2]/work-process", reading->diag));
    assert_string_equal(draft_words(draft, "core-task[2]/work-process[6]@number", reading->arena), "2.6");
    assert_true(draft_add(draft, "core-task", reading->diag));
    assert_string_equal(draft_words(draft, "core-task[4]@number", reading->arena), "4");
    draft_destroy(draft);
}

/* As many paragraphs and items as the first edition has, marked as gaps; what is a single paragraph stays empty. */
static void a_new_language_has_the_structure_of_the_first(void **state)
{
    static const char FILE_TEXT[] = "<qualification version=\"1\" country=\"NL\" original=\"nl\" editions=\"nl en\">\n"
                                    "  <title>\n    <text lang=\"nl\">T</text>\n    <text lang=\"en\">T</text>\n  </title>\n"
                                    "  <occupations>\n    <text lang=\"nl\"><p>Een<br/>twee</p><ul><li>drie</li><li>vier</li></ul></text>\n"
                                    "    <text lang=\"en\">One</text>\n  </occupations>\n"
                                    "  <access>\n    <text lang=\"nl\"><p>Een</p><ol><li>twee</li></ol></text>\n"
                                    "    <text lang=\"fr\">Un</text>\n  </access>\n</qualification>\n";
    struct reading *reading = *state;
    struct draft *draft = open_text(reading, FILE_TEXT);
    assert_true(draft_add_language(draft, "fr", reading->diag));
    assert_string_equal(draft_words(draft, "occupations:fr", reading->arena), "[…]\n\n- […]\n- […]");
    assert_string_equal(draft_words(draft, "title:fr", reading->arena), "");
    assert_string_equal(draft_words(draft, "access:fr", reading->arena), "Un");
    assert_string_equal(draft_words(draft, "occupations:en", reading->arena), "One");
    assert_true(draft_remove_language(draft, "fr", reading->diag));
    assert_null(strstr(copy(reading, draft), "fr"));
    assert_true(draft_add_language(draft, "de", reading->diag));
    assert_string_equal(draft_words(draft, "access:de", reading->arena), "[…]\n\n1. […]");
    change(reading, draft, "@editions", "nl a<b en"); /* what is no language has no text */
    assert_string_equal(draft_languages(draft)[1], "en");
    draft_destroy(draft);
}

static void languages_come_and_go(void **state)
{
    struct reading *reading = *state;
    struct draft *draft = open_text(reading, SHORT);
    assert_true(draft_add_language(draft, "fr", reading->diag));
    assert_string_equal(draft_languages(draft)[2], "fr");
    assert_false(draft_add_language(draft, "fr", reading->diag));
    assert_false(draft_add_language(draft, "\"", reading->diag));
    change(reading, draft, "title:fr", "c");
    change(reading, draft, "agreements:fr", "c");
    assert_true(draft_remove_language(draft, "fr", reading->diag));
    assert_string_equal(draft_words(draft, "title:fr", reading->arena), "");
    assert_null(draft_languages(draft)[2]);
    draft_destroy(draft);
}

/* ------------------------------------------------------------------------------------------------ what is refused */

static void what_cannot_be_changed_safely_is_refused(void **state)
{
    struct reading *reading = *state;
    const struct kind *kind = kinds(reading);
    static const char *const FILES[] = {"<a/>", "<?xml version='1.0' encoding='ISO-8859-1'?>" ROOT "/>", ROOT ">", "",
                                        "<!DOCTYPE a>" ROOT "/>"};
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++)
        assert_null(draft_create(kind, "a.xml", FILES[i], strlen(FILES[i]), reading->diag));
    assert_said(reading, "[edit-refused]");
    struct draft *draft = open_text(reading, SHORT);
    static const char *const PATHS[] = {"", "title", "title:", "title:\"", "nothing:nl", "core-task[1]/title:nl", "title@lang", "@version", "[", "title[0]:nl",
                                        "///", "@", "fields", "core-task[99999999999999999999]@number"};
    for (size_t i = 0; i < sizeof PATHS / sizeof *PATHS; i++)
        assert_false(draft_change(draft, NULL, PATHS[i], "x", reading->diag));
    assert_said(reading, "a.xml: error: this cannot be changed here without changing what was not meant: core-task[99999999999999999999]@number [edit-refused]");
    assert_false(draft_change(draft, NULL, "title:nl", "\xFF", reading->diag));
    assert_bytes(draft, SHORT);
    assert_true(draft_change(draft, NULL, "title:nl", " a\x01" "b\t\r\n", reading->diag)); /* no character of XML's */
    assert_string_equal(draft_words(draft, "title:nl", reading->arena), "a b");
    draft_destroy(draft);
}

static void what_words_cannot_say_is_left_alone(void **state)
{
    struct reading *reading = *state;
    struct draft *draft = open_text(reading, ROOT "><title><text lang='nl'>a</text></title><access><text lang='nl'><ul><li>a<ul><li>b</li></ul></li></ul></text></access></qualification>");
    assert_null(draft_words(draft, "access:nl", reading->arena));
    assert_false(draft_change(draft, NULL, "access:nl", "x", reading->diag));
    change(reading, draft, "title:nl", "b");
    draft_destroy(draft);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_field_of_each_sample_is_changed_and_changed_back, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(what_is_around_a_change_stays, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(a_comment_among_words_that_change_stays, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(what_was_not_meant_is_refused, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(a_comment_beside_what_is_written_anew_stays, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(lines_end_as_they_do_in_the_file, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(signs_of_markup_are_no_markup, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(entities_are_the_signs_that_they_stand_for, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(items_are_numbered_as_they_stand, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(verbatim_text_is_written_anew, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(tags_among_words_are_tags_if_they_end, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(what_is_new_stands_in_its_place, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(what_is_emptied_goes, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(items_are_added_raised_and_removed, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(numbers_go_on, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(languages_come_and_go, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(a_new_language_has_the_structure_of_the_first, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(what_cannot_be_changed_safely_is_refused, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(what_words_cannot_say_is_left_alone, reading_setup, reading_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
