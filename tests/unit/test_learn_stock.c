/* Facts of files that are larger than memory, and what becomes of files that people have worked on. */
#include "test_read.h"

#include "learn/stock.h"
#include "learn/merge.h"

static struct piece piece(const char *text)
{
    return (struct piece){text, strlen(text)};
}

static void add(struct stock *stock, const char *subject, const char *property, const char *value)
{
    assert_true(stock_add(stock, piece(subject), piece(property), FACT_TEXT, piece(value), piece("en")));
}

static void facts_come_in_their_order_however_they_are_told(void **state)
{
    struct reading *reading = *state;
    struct stock *stock = stock_create("/tmp", "file", reading->diag);
    struct record record;
    add(stock, "a", "title", "one");
    add(stock, "b", "title", "other");
    add(stock, "a", "title", "two");
    assert_true(stock_add_root(stock, piece("a"), 3));
    assert_true(stock_add_root(stock, piece("a"), 4));
    assert_int_equal(stock_count(stock), 1);
    record_init(&record, stock, "a", reading->arena);
    const struct fact *fact = fact_first(record_root(&record), "title");
    assert_string_equal(fact->value, "one");
    assert_string_equal(fact_next(fact)->value, "two");
    assert_null(fact_next(fact_next(fact)));
    assert_null(record_thing(&record, "c")->first);
    record_finish(&record);
    stock_destroy(stock);
}

/* More than stays in memory. */
static void many_facts_are_found_again(void **state)
{
    enum { THINGS = 20000 };
    struct reading *reading = *state;
    struct stock *stock = stock_create("/tmp", "file", reading->diag);
    char words[400];
    memset(words, 'x', sizeof words - 1);
    words[sizeof words - 1] = '\0';
    for (int pass = 0; pass < 2; pass++)
        for (int i = 0; i < THINGS; i++) {
            char id[20];
            snprintf(id, sizeof id, "thing-%d", i);
            add(stock, id, pass ? "last" : "first", pass ? id : words);
        }
    for (int i = 0; i < THINGS; i += 1999) {
        struct record record;
        char id[20];
        snprintf(id, sizeof id, "thing-%d", i);
        record_init(&record, stock, id, reading->arena);
        assert_string_equal(thing_words(record_root(&record), "first"), words);
        assert_string_equal(thing_words(record_root(&record), "last"), id);
        record_finish(&record);
    }
    stock_destroy(stock);
    assert_int_equal(diag_count(reading->diag), 0);
}

static void what_no_record_has_is_refused(void **state)
{
    struct reading *reading = *state;
    struct stock *stock = stock_create("/tmp", "file", reading->diag);
    const struct piece huge = {(const char *)reading, STOCK_WORDS_MOST + 1}; /* its length alone is looked at */
    assert_false(stock_add(stock, piece("a"), piece("title"), FACT_TEXT, huge, piece("")));
    assert_false(stock_add(stock, piece("a"), piece("title"), FACT_TEXT, piece("x"), piece("")));
    assert_int_equal(diag_count(reading->diag), 1);
    stock_destroy(stock);
    diag_clear(reading->diag);
}

/* ------------------------------------------------------------------------------------------------ merging */

struct three {
    struct xml_file *files[3];
    struct parts parts[3];
};

/* The file that comes of what was imported last, what the record gives now, and what is there. */
static const char *merged(struct reading *reading, const char *last, const char *record, const char *file, const char *told)
{
    const char *const texts[] = {last, record, file};
    struct three three = {0};
    struct parts parts;
    struct buffer out = {0}, said = {0};
    for (size_t i = 0; i < 3; i++) {
        const char *text = arena_format(reading->arena, "<qualification>%s</qualification>", texts[i] ? texts[i] : "");
        three.files[i] = texts[i] ? xml_read_memory(text, strlen(text), "file", reading->diag) : NULL;
        assert_true(three.files[i] || !texts[i]);
        parts_of(three.files[i] ? xml_root(three.files[i]) : NULL, reading->arena, &three.parts[i]);
    }
    merge_parts(&three.parts[0], &three.parts[1], &three.parts[2], reading->arena, &parts, &said);
    for (size_t i = 0; i < SECTION_COUNT; i++)
        for (size_t j = 0; j < parts.sections[i].count; j++) {
            const struct part *part = &parts.sections[i].list[j];
            for (size_t k = 0; k < part->text_count; k++)
                put_canonical(&out, part->texts[k], reading->arena);
            if (!part->texts)
                put_canonical(&out, part->node, reading->arena);
        }
    const char *text = arena_copy(reading->arena, (const char *)out.bytes, out.length);
    const char *words = arena_copy(reading->arena, (const char *)said.bytes, said.length);
    assert_true(told ? strstr(words, told) != NULL : !*words);
    for (size_t i = 0; i < 3; i++)
        if (three.files[i])
            xml_close(three.files[i]);
    buffer_finish(&out);
    buffer_finish(&said);
    return text;
}

#define NL(words) "<text lang=\"nl\">" words "</text>"
#define EN(words) "<text lang=\"en\">" words "</text>"
#define TITLE(texts) "<title>" texts "</title>"

static void what_one_side_changed_is_taken(void **state)
{
    struct reading *reading = *state;
    assert_string_equal(merged(reading, TITLE(NL("a")), TITLE(NL("b")), TITLE(NL("a")), NULL), TITLE(NL("b")));
    assert_string_equal(merged(reading, TITLE(NL("a")), TITLE(NL("a")), TITLE(NL("c")), NULL), TITLE(NL("c")));
    assert_string_equal(merged(reading, TITLE(NL("a")), TITLE(NL("b")), TITLE(NL("b")), NULL), TITLE(NL("b")));
    assert_string_equal(merged(reading, "<code/>", "", "<code/>", NULL), "");     /* the record has it no longer */
    assert_string_equal(merged(reading, "<code/>", "<code/>", "", NULL), "");     /* somebody deleted it */
    assert_string_equal(merged(reading, NULL, "<code/>", "", NULL), "<code/>");
}

static void texts_are_merged_language_by_language(void **state)
{
    struct reading *reading = *state;
    assert_string_equal(merged(reading, TITLE(NL("a")), TITLE(NL("b")), TITLE(NL("a") EN("x")), NULL), NL("b") EN("x"));
    assert_string_equal(merged(reading, TITLE(NL("a")), TITLE(NL("a") EN("y")), TITLE(NL("c")), NULL), NL("c") EN("y"));
    assert_string_equal(merged(reading, TITLE(NL("a")), TITLE(NL("b")), TITLE(NL("c") EN("x")), "- c\n    + b\n"), NL("c") EN("x"));
}

static void what_both_changed_stays_and_is_shown(void **state)
{
    struct reading *reading = *state;
    assert_string_equal(merged(reading, "<level eqf='1'/>", "<level eqf='2'/>", "<level eqf='3'/>", "<level>: "), "<level eqf=\"3\"/>");
    assert_string_equal(merged(reading, NULL, TITLE(NL("b")), TITLE(NL("c")), "+ b\n"), NL("c"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(facts_come_in_their_order_however_they_are_told),
        cmocka_unit_test(many_facts_are_found_again),
        cmocka_unit_test(what_no_record_has_is_refused),
        cmocka_unit_test(what_one_side_changed_is_taken),
        cmocka_unit_test(texts_are_merged_language_by_language),
        cmocka_unit_test(what_both_changed_stays_and_is_shown),
    };
    return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
