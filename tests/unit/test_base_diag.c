#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/diag.h"
#include "test_printed.h"

#include <stdio.h>

static void assert_printed(const struct diag *diag, const char *expected)
{
    char *text = printed(diag);
    assert_string_equal(text, expected);
    free(text);
}

static const struct place nowhere = {0};

static void nothing_found_prints_nothing(void **state)
{
    (void)state;
    struct diag *diag = diag_create();
    assert_printed(diag, "");
    assert_int_equal(diag_status(diag), STATUS_OK);
    assert_int_equal(diag_errors(diag) + diag_count(diag), 0);
    diag_destroy(diag);
    diag_destroy(NULL);
}

static void findings_are_sorted_by_place(void **state)
{
    (void)state;
    struct diag *diag = diag_create();
    diag_report(diag, DIAG_SCHEMA, (struct place){"b.xml", 9}, "second %d", 2);
    diag_report(diag, DIAG_SCHEMA, (struct place){"b.xml", 9}, "third");
    diag_report(diag, DIAG_SCHEMA, (struct place){"b.xml", 8}, "first");
    diag_report(diag, DIAG_SCHEMA, (struct place){"b.xml", 0}, "whole");
    diag_report(diag, DIAG_SCHEMA, (struct place){"a.xml", 10}, "%s", "");
    diag_report(diag, DIAG_SCHEMA, nowhere, "nowhere");
    assert_printed(diag, "supplement: error: the file does not follow its schema: nowhere [schema]\n"
                         "a.xml:10: error: the file does not follow its schema [schema]\n"
                         "b.xml: error: the file does not follow its schema: whole [schema]\n"
                         "b.xml:8: error: the file does not follow its schema: first [schema]\n"
                         "b.xml:9: error: the file does not follow its schema: second 2 [schema]\n"
                         "b.xml:9: error: the file does not follow its schema: third [schema]\n");
    diag_destroy(diag);
}

static void put_field(void *context, enum diag_id id, struct place place, const char *field, const char *detail)
{
    (void)id;
    (void)place;
    buffer_format(context, "%s:%s ", detail, field ? field : "none");
}

static void a_finding_keeps_the_field_that_it_is_about(void **state)
{
    (void)state;
    struct diag *part = diag_create(), *diag = diag_create();
    char name[] = "holder.date";
    diag_report(part, DIAG_FIELD_INCOMPLETE, nowhere, "before");
    size_t before = diag_count(part);
    diag_report(part, DIAG_FIELD_INCOMPLETE, nowhere, "first");
    diag_point_field(part, before, name);
    diag_report(part, DIAG_FIELD_INCOMPLETE, nowhere, "second");
    diag_point_field(part, before, "holder.name");
    memset(name, 'x', sizeof name - 1);
    diag_take(diag, part, NULL, NULL);
    diag_destroy(part);
    struct buffer told = {0};
    diag_each(diag, put_field, &told);
    buffer_byte(&told, '\0');
    assert_string_equal((const char *)told.bytes, "before:none first:holder.date second:holder.name ");
    buffer_finish(&told);
    diag_destroy(diag);
}

static void a_repeated_finding_is_printed_once_and_counts_as_an_error_twice(void **state)
{
    (void)state;
    struct diag *diag = diag_create();
    char file[] = "q.xml";
    diag_report(diag, DIAG_TEXT_EMPTY, (struct place){file, 3}, "name");
    diag_report(diag, DIAG_TEXT_EMPTY, (struct place){"q.xml", 3}, "name");
    file[0] = 'x'; /* the place was copied */
    assert_int_equal(diag_count(diag), 1);
    assert_int_equal(diag_errors(diag), 2);
    assert_printed(diag, "q.xml:3: error: a text is empty: name [text-empty]\n"
                         "  hint: write the text, or remove the element if it does not apply\n");
    diag_destroy(diag);
}

static void a_hint_is_given_once(void **state)
{
    (void)state;
    struct diag *diag = diag_create();
    diag_report(diag, DIAG_TEXT_EMPTY, (struct place){"q.xml", 4}, "en");
    diag_report(diag, DIAG_TEXT_EMPTY, (struct place){"q.xml", 3}, "de");
    assert_printed(diag, "q.xml:3: error: a text is empty: de [text-empty]\n"
                         "  hint: write the text, or remove the element if it does not apply\n"
                         "q.xml:4: error: a text is empty: en [text-empty]\n");
    diag_destroy(diag);
}

static void the_worst_error_gives_the_status(void **state)
{
    (void)state;
    struct diag *diag = diag_create();
    diag_report(diag, DIAG_WORD_TOO_WIDE, nowhere, "warning");
    assert_int_equal(diag_status(diag), STATUS_OK);
    assert_int_equal(diag_errors(diag), 0);
    assert_int_equal(diag_count(diag), 1);
    diag_report(diag, DIAG_FILE_UNREADABLE, nowhere, "system");
    diag_report(diag, DIAG_SCHEMA, nowhere, "input");
    assert_int_equal(diag_status(diag), STATUS_SYSTEM);
    assert_int_equal(diag_errors(diag), 2);
    diag_clear(diag);
    assert_int_equal(diag_status(diag), STATUS_OK);
    assert_printed(diag, "");
    diag_report(diag, DIAG_SCHEMA, nowhere, "input");
    assert_int_equal(diag_count(diag), 1);
    assert_int_equal(diag_status(diag), STATUS_INPUT);
    diag_destroy(diag);
}

static void a_flood_is_counted(void **state)
{
    (void)state;
    struct diag *diag = diag_create();
    for (int i = 0; i < 1000; i++)
        diag_report(diag, DIAG_SCHEMA, (struct place){"q.xml", i + 1}, "fault %d", i);
    diag_report(diag, DIAG_TEXT_EMPTY, (struct place){"q.xml", 1}, "heard all the same");
    assert_int_equal(diag_count(diag), 201);
    assert_int_equal(diag_errors(diag), 1001);
    assert_int_equal(diag_more(diag), 800);
    char *text = printed(diag);
    assert_non_null(strstr(text, "heard all the same"));
    assert_non_null(strstr(text, "\nsupplement: 800 more of [schema]\n"));
    free(text);
    diag_destroy(diag);
}

static void details_cannot_move_the_cursor_and_are_cut_between_characters(void **state)
{
    (void)state;
    struct diag *diag = diag_create();
    diag_report(diag, DIAG_SCHEMA, (struct place){"a\tb", 1}, "x\n\033[2Jé");
    assert_printed(diag, "a\\x09b:1: error: the file does not follow its schema: x\\x0a\\x1b[2Jé [schema]\n");
    diag_clear(diag);
    char flood[3000] = "x";
    for (size_t i = 1; i + 2 < sizeof flood; i += 2)
        memcpy(flood + i, "é", 3);
    for (int i = 0; i < 2; i++) { /* cut before a character, and within one */
        diag_report(diag, DIAG_SCHEMA, nowhere, "%s", flood + i);
        char *text = printed(diag);
        assert_non_null(strstr(text, "é… [schema]"));
        free(text);
        diag_clear(diag);
    }
    flood[1023] = '\0';
    diag_report(diag, DIAG_SCHEMA, nowhere, "%s", flood);
    char *text = printed(diag);
    assert_null(strstr(text, "…")); /* it fits just */
    free(text);
    diag_destroy(diag);
}

static void a_flood_that_is_taken_over_is_counted(void **state)
{
    (void)state;
    struct diag *from = diag_create(), *diag = diag_create();
    for (int line = 1; line <= 250; line++)
        diag_report(from, DIAG_SCHEMA, (struct place){"a.xml", line}, "b");
    diag_take(diag, from, NULL, NULL);
    char *text = printed(diag);
    assert_non_null(strstr(text, "\nsupplement: 50 more of [schema]\n"));
    free(text);
    diag_destroy(from);
    diag_destroy(diag);
}

static void floods_that_are_taken_over_add_up(void **state)
{
    (void)state;
    struct diag *diag = diag_create();
    for (int i = 0; i < 2; i++) {
        struct diag *from = diag_create();
        for (int line = 1; line <= 250; line++)
            diag_report(from, DIAG_SCHEMA, (struct place){i ? "a.xml" : "b.xml", line}, "b");
        diag_take(diag, from, NULL, NULL);
        diag_destroy(from);
    }
    char *text = printed(diag);
    assert_non_null(strstr(text, "\nsupplement: 300 more of [schema]\n"));
    free(text);
    diag_destroy(diag);
}

static void strict_makes_errors_of_warnings(void **state)
{
    (void)state;
    struct diag *diag = diag_create(), *strict = diag_create();
    diag_report(diag, DIAG_WORD_TOO_WIDE, nowhere, "a");
    assert_int_equal(diag_errors(diag), 0);
    assert_int_equal(diag_warnings(diag), 1);
    assert_int_equal(diag_status(diag), STATUS_OK);
    diag_be_strict(strict);
    diag_take(strict, diag, NULL, NULL);
    assert_int_equal(diag_errors(strict), 1);
    assert_int_equal(diag_warnings(strict), 0);
    assert_int_equal(diag_status(strict), STATUS_INPUT);
    diag_clear(strict);
    diag_report(strict, DIAG_WORD_TOO_WIDE, nowhere, "a");
    assert_int_equal(diag_errors(strict), 1);
    diag_destroy(diag);
    diag_destroy(strict);
}

static void what_is_waived_is_told_and_speaks_against_nothing(void **state)
{
    (void)state;
    struct diag *from = diag_create(), *diag = diag_create();
    diag_be_strict(diag);
    diag_waive(from, DIAG_TEXT_EMPTY, (struct place){"q.xml", 3}, "the board says so\n", "name");
    diag_take(diag, from, NULL, NULL);
    assert_int_equal(diag_errors(diag) + diag_warnings(diag), 0);
    assert_int_equal(diag_count(diag), 1);
    assert_int_equal(diag_status(diag), STATUS_OK);
    assert_printed(diag, "q.xml:3: waived: a text is empty: name [text-empty]\n  waived: the board says so\\x0a\n");
    diag_destroy(from);
    diag_destroy(diag);
}

static void json_is_one_valid_object_a_line(void **state)
{
    (void)state;
    struct diag *diag = diag_create();
    diag_report(diag, DIAG_TEXT_EMPTY, (struct place){"q.xml", 3}, "Zo\xC3\xAB \"\\ \x01 \xEB\xC2\x9B\xE2\x80\xAE\xF0\x9F\xBF\xBF\xF0\x9D\x84\x9E");
    diag_report(diag, DIAG_WORD_TOO_WIDE, (struct place){"q.xml", 0}, "%s", "");
    diag_waive(diag, DIAG_SCHEMA, (struct place){"q.xml", 9}, "why", "b");
    for (int line = 1; line <= 201; line++)
        diag_report(diag, DIAG_USAGE, nowhere, "%d", line);
    char *text = printed_by(diag_print_json, diag);
    assert_non_null(strstr(text, "{\"event\":\"finding\",\"file\":\"q.xml\",\"line\":3,\"severity\":\"error\",\"id\":\"text-empty\","
                                 "\"text\":\"a text is empty\",\"detail\":\"Zo\xC3\xAB \\\"\\\\ \\u0001 \xEF\xBF\xBD\\u009b\\u202e\\ud83f\\udfff\xF0\x9D\x84\x9E\","
                                 "\"hint\":\"write the text, or remove the element if it does not apply\"}\n"));
    assert_non_null(strstr(text, "{\"event\":\"finding\",\"file\":\"q.xml\",\"severity\":\"warning\","));
    assert_non_null(strstr(text, "\"line\":9,\"severity\":\"waived\",\"id\":\"schema\",\"text\":\"the file does not follow its "
                                 "schema\",\"detail\":\"b\",\"waived\":\"why\"}\n"));
    assert_non_null(strstr(text, "{\"event\":\"finding\",\"id\":\"usage\",\"more\":1}\n"));
    free(text);
    diag_destroy(diag);
}

static void findings_are_counted_by_their_weight(void **state)
{
    (void)state;
    struct diag *diag = diag_create();
    char *text = printed_by(diag_print_counts, diag);
    assert_string_equal(text, "nothing found\n");
    free(text);
    diag_report(diag, DIAG_SCHEMA, nowhere, "a");
    diag_report(diag, DIAG_SCHEMA, nowhere, "a");
    diag_report(diag, DIAG_SCHEMA, nowhere, "b");
    diag_report(diag, DIAG_WORD_TOO_WIDE, nowhere, "c");
    diag_waive(diag, DIAG_SCHEMA, nowhere, "why", "d");
    text = printed_by(diag_print_counts, diag);
    assert_string_equal(text, "2 errors, 1 warning, 1 waived\n");
    free(text);
    diag_destroy(diag);
}

/* One by one, as programs of others take them. */
static void findings_are_given_in_words(void **state)
{
    (void)state;
    struct diag *diag = diag_create();
    struct finding_words words;
    diag_report(diag, DIAG_FLAG_MISSING, (struct place){"b.xml", 9}, "NL");
    diag_waive(diag, DIAG_SCHEMA, (struct place){"b.xml", 3}, "the law says so", "%s", "");
    diag_report(diag, DIAG_FILE_UNREADABLE, nowhere, "a.xml");
    assert_true(diag_word(diag, 0, &words));
    assert_string_equal(words.id, "flag-missing");
    assert_int_equal(words.place.line, 9);
    assert_string_equal(words.place.file, "b.xml");
    assert_string_equal(words.detail, "NL");
    assert_non_null(words.hint);
    assert_null(words.waiver);
    assert_true(diag_word(diag, 1, &words));
    assert_int_equal(words.status, STATUS_OK);
    assert_null(words.detail);
    assert_string_equal(words.waiver, "the law says so");
    assert_true(diag_word(diag, 2, &words));
    assert_int_equal(words.status, STATUS_SYSTEM);
    assert_null(words.place.file);
    assert_false(diag_word(diag, 3, &words));
    assert_null(words.id);
    diag_destroy(diag);
}

static void the_status_of_a_finding_is_its_own(void **state)
{
    (void)state;
    struct diag *diag = diag_create();
    struct finding_words words;
    diag_report(diag, DIAG_WORD_TOO_WIDE, nowhere, "usual");
    diag_be_strict(diag);
    diag_report(diag, DIAG_WORD_TOO_WIDE, nowhere, "strict");
    diag_word(diag, 0, &words);
    assert_int_equal(words.severity, SEVERITY_WARNING);
    assert_int_equal(words.status, STATUS_OK);
    diag_word(diag, 1, &words);
    assert_int_equal(words.severity, SEVERITY_ERROR);
    assert_int_equal(words.status, STATUS_INPUT);
    diag_destroy(diag);
}

static void ids_have_names(void **state)
{
    (void)state;
    assert_string_equal(diag_name(DIAG_FILE_UNREADABLE), "file-unreadable");
    for (int a = 0; a < DIAG_COUNT; a++)
        for (int b = 0; b < a; b++)
            assert_string_not_equal(diag_name((enum diag_id)a), diag_name((enum diag_id)b));
}

/* Escape sequences of seven and eight bits, marks of direction, ends of lines, bytes that are no text; letters are as they were. */
static void control_characters_are_shown(void **state)
{
    static const struct { const char *text, *shown; } cases[] = {
        {"a\x1b[2Jb\n", "a\\x1b[2Jb\\x0a"}, {"\xC2\x9B" "2J", "\\xc2\\x9b2J"}, {"fdp\xE2\x80\xAE.exe", "fdp\\xe2\\x80\\xae.exe"},
        {"Zo\xC3\xAB \xC4\x90", "Zo\xC3\xAB \xC4\x90"}, {"\xFFx", "\\xffx"}, {"\x9B" "2J", "\\x9b2J"}, {"a\xE2\x80\xA8" "b", "a\\xe2\\x80\\xa8b"},
        {"a\xEF\xBF\xBD" "b", "a\xEF\xBF\xBD" "b"}, {"", ""}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer shown = {0};
        diag_put_plain(&shown, cases[i].text);
        buffer_byte(&shown, '\0');
        assert_string_equal((const char *)shown.bytes, cases[i].shown);
        buffer_finish(&shown);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(control_characters_are_shown),
        cmocka_unit_test(nothing_found_prints_nothing),
        cmocka_unit_test(findings_are_sorted_by_place),
        cmocka_unit_test(a_finding_keeps_the_field_that_it_is_about),
        cmocka_unit_test(a_repeated_finding_is_printed_once_and_counts_as_an_error_twice),
        cmocka_unit_test(a_hint_is_given_once),
        cmocka_unit_test(the_worst_error_gives_the_status),
        cmocka_unit_test(a_flood_is_counted),
        cmocka_unit_test(a_flood_that_is_taken_over_is_counted),
        cmocka_unit_test(floods_that_are_taken_over_add_up),
        cmocka_unit_test(details_cannot_move_the_cursor_and_are_cut_between_characters),
        cmocka_unit_test(strict_makes_errors_of_warnings),
        cmocka_unit_test(what_is_waived_is_told_and_speaks_against_nothing),
        cmocka_unit_test(json_is_one_valid_object_a_line),
        cmocka_unit_test(findings_are_counted_by_their_weight),
        cmocka_unit_test(findings_are_given_in_words),
        cmocka_unit_test(the_status_of_a_finding_is_its_own),
        cmocka_unit_test(ids_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
