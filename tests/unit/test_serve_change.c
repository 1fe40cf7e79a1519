/* What changed between two versions of a qualification. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "serve/site_change.h"

static int begin(void **state)
{
    *state = arena_create();
    return 0;
}

static int end(void **state)
{
    arena_destroy(*state);
    return 0;
}

static struct buffer data_of(const char *parts)
{
    struct buffer data = {0};
    buffer_format(&data, "<qualification>%s</qualification>", parts);
    return data;
}

/* As lines: field (language): before -> now. */
static void assert_changes(struct arena *arena, const char *before, const char *now, const char *expected)
{
    struct buffer old = data_of(before), new = data_of(now), lines = {0};
    struct changes changes = find_changes(&old, &new, arena);
    for (size_t i = 0; i < changes.count; i++) {
        const struct change *change = &changes.list[i];
        buffer_format(&lines, "%s (%s): %s -> %s\n", change->field, change->language ? change->language : "", change->before ? change->before : "",
                      change->now ? change->now : "");
    }
    buffer_byte(&lines, '\0');
    assert_string_equal((const char *)lines.bytes, expected);
    buffer_finish(&old);
    buffer_finish(&new);
    buffer_finish(&lines);
}

#define TITLE(nl, en) "<title><text lang='nl'>" nl "</text><text lang='en'>" en "</text></title>"
#define TASK(number, words) "<task number='" number "'><title><text lang='nl'>" words "</text></title></task>"

static void a_text_that_differs_is_told_with_its_language(void **state)
{
    assert_changes(*state, TITLE("Bakker", "Baker"), TITLE("Bakker", "Master baker"), "title (en): Baker -> Master baker\n");
    assert_changes(*state, TITLE("Bakker", "Baker"), TITLE("Bakker", "Baker"), "");
}

static void white_space_comments_and_waivers_are_no_change(void **state)
{
    assert_changes(*state, TITLE("Bakker", "Baker  of\nbread"), "<!-- new -->" TITLE(" Bakker", "Baker of bread") "\n<waivers><waiver/></waivers>", "");
    assert_changes(*state, TITLE("Bakker", "Baker ofbread"), TITLE("Bakker", "Baker of bread"), "title (en): Baker ofbread -> Baker of bread\n");
}

static void what_comes_or_goes_leaves_the_rest_alone(void **state)
{
    assert_changes(*state, TASK("1", "Bakt") TASK("2", "Meet") TASK("3", "Weegt"), TASK("1", "Bakt") TASK("3", "Weegt"),
                   "task[2]/title (nl): Meet -> \n");
    assert_changes(*state, TASK("1", "Bakt"), TASK("1", "Bakt") TASK("2", "Meet"), "task[2]/title (nl):  -> Meet\n");
    assert_changes(*state, TASK("1", "A") TASK("2", "B") TASK("3", "C") TASK("4", "D"), TASK("1", "A2") TASK("2", "B") TASK("4", "D2"),
                   "task[1]/title (nl): A -> A2\ntask[4]/title (nl): D -> D2\ntask[3]/title (nl): C -> \n");
}

static void attributes_and_words_of_no_language_count(void **state)
{
    assert_changes(*state, "<level eqf='3'>mbo</level>", "<level eqf='4'>mbo 4</level>", "level/@eqf (): 3 -> 4\nlevel (): mbo -> mbo 4\n");
    assert_changes(*state, "<field name='practice'>1</field><field name='n'>1</field>", "<field name='practice'>2</field><field name='m'>1</field>",
                   "field[practice] (): 1 -> 2\nfield[m] ():  -> 1\nfield[n] (): 1 -> \n");
}

/* Both ends differ, so that all of it is compared, and more than is compared one by one. */
static void very_many_fields_are_compared_by_their_names(void **state)
{
    struct buffer old = {0}, new = {0};
    enum { MANY = 2100 };
    for (int i = 0; i < MANY; i++) {
        buffer_format(&old, "<n number='%d'>a</n>", i);
        buffer_format(&new, "<n number='%d'>b</n>", i);
    }
    buffer_byte(&old, '\0');
    buffer_byte(&new, '\0');
    struct buffer before = data_of((const char *)old.bytes), now = data_of((const char *)new.bytes);
    struct changes changes = find_changes(&before, &now, *state);
    assert_int_equal(changes.count, MANY);
    for (size_t i = 0; i < MANY; i++)
        assert_true(changes.list[i].before && changes.list[i].now);
    buffer_finish(&old);
    buffer_finish(&new);
    buffer_finish(&before);
    buffer_finish(&now);
}

static void what_cannot_be_read_has_no_fields(void **state)
{
    assert_changes(*state, "<a>b", "<a>b</a>", "a ():  -> b\n");
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        CASE(a_text_that_differs_is_told_with_its_language),
        CASE(white_space_comments_and_waivers_are_no_change),
        CASE(what_comes_or_goes_leaves_the_rest_alone),
        CASE(attributes_and_words_of_no_language_count),
        CASE(very_many_fields_are_compared_by_their_names),
        CASE(what_cannot_be_read_has_no_fields),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
