/* What programs are told that they can ask: what there is, and nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "serve/description.h"
#include "serve/fields.h"

static void expect(struct description description, const char *part, bool there)
{
    struct buffer text = {0};
    description_put(&text, &description);
    buffer_byte(&text, '\0');
    assert_int_equal(strstr((const char *)text.bytes, part) != NULL, there);
    buffer_finish(&text);
}

static void what_is_not_there_is_not_described(void **state)
{
    static const struct description ALL = {true, true, "25135", "nl"}, NONE = {false, false, NULL, NULL};
    (void)state;
    static const char *const SOME[] = {"\"/keeper\"", "somebody's own edition", "\"/c/{token}\"", "\"/check\"", "\"example\":\"25135\"", "\"example\":\"nl\""};
    for (size_t i = 0; i < sizeof SOME / sizeof *SOME; i++) {
        expect(ALL, SOME[i], true);
        expect(NONE, SOME[i], false);
    }
    expect(NONE, "\"/{code}/{language}.pdf\"", true);
    expect(ALL, "\"/{code}/{language}-{page}.png\"", true);
    expect(ALL, "\"/{code}/{language}-{page}.pdf\"", false);
}

/* ------------------------------------------------------------------------------------------------ fields */

static void fields_are_read_one_by_one(void **state)
{
    static const char FORM[] = "holder.name=Zo%C3%AB+Jansen&holder.date=&a=b%3Dc%26d";
    struct fields fields;
    (void)state;
    assert_true(fields_read(FORM, sizeof FORM - 1, &fields));
    assert_int_equal(fields.count, 3);
    assert_string_equal(fields.list[0].name, "holder.name");
    assert_string_equal(fields.list[0].value, "Zo\xC3\xAB Jansen");
    assert_string_equal(fields.list[1].value, "");
    assert_string_equal(fields.list[2].value, "b=c&d");
    fields_finish(&fields);
}

static void fields_are_bounded(void **state)
{
    static char text[FIELDS_BODY_MOST + 2];
    struct fields fields;
    size_t length = 0;
    (void)state;
    for (int i = 0; i < FIELDS_MOST; i++)
        length += (size_t)sprintf(text + length, i ? "&a=b" : "a=b");
    assert_true(fields_read(text, length, &fields));
    fields_finish(&fields);
    length += (size_t)sprintf(text + length, "&a=b");
    assert_false(fields_read(text, length, &fields));
    memset(text, 'a', sizeof text);
    text[1] = '=';
    assert_true(fields_read(text, FIELDS_BODY_MOST, &fields));
    fields_finish(&fields);
    assert_false(fields_read(text, FIELDS_BODY_MOST + 1, &fields));
    assert_false(fields_read("=b", 2, &fields));
    assert_false(fields_read("a", 1, &fields));
    assert_false(fields_read("a=%00", 5, &fields));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_there_is_not_described),
        cmocka_unit_test(fields_are_read_one_by_one),
        cmocka_unit_test(fields_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
