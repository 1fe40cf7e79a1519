/* What a check page is asked: at which addresses, what was typed, how often, and in which form the answer is wanted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "http/form.h"
#include "http/preference.h"
#include "serve/check.h"
#include "serve/rate.h"
#include "serve/typed.h"

#define TOKEN "0123-4567-89AB-CDEF-GHJK"

/* ------------------------------------------------------------------------------------------------ addresses */

static void expect_token(const char *path, const char *wanted)
{
    char token[TOKEN_SIZE];
    assert_true(check_read_path(path, token));
    assert_string_equal(token, wanted);
}

static void what_is_printed_is_an_address(void **state)
{
    (void)state;
    expect_token("/" TOKEN, TOKEN);
    expect_token("/c/" TOKEN, TOKEN);
    expect_token("/C/" TOKEN, TOKEN);
    expect_token("/SCHOOL/CHECK/" TOKEN, TOKEN);
    expect_token("/0123-4567-89ab-cdef-ghjk", TOKEN);
}

static void what_is_typed_below_c_is_forgiven(void **state)
{
    (void)state;
    expect_token("/c/oi23456789abcdefghjk", TOKEN);
    expect_token("/c/oi23456789abcdefghj", TOKEN_NOBODYS); /* a letter is missing */
    expect_token("/c/0123 4567-89ABCDEF GHJK", TOKEN);
    expect_token("/c/", TOKEN_NOBODYS);
    expect_token("/c/../../etc/passwd", TOKEN_NOBODYS);
}

static void codes_of_qualifications_are_no_tokens(void **state)
{
    char token[TOKEN_SIZE], longer[600] = "/";
    (void)state;
    assert_false(check_read_path("/25135", token));
    assert_false(check_read_path("/33-56-X/01", token));
    assert_false(check_read_path("/0123456789ABCDEFGHJK", token)); /* not as it is printed */
    assert_false(check_read_path("/O123-4567-89AB-CDEF-GHJK", token));
    assert_false(check_read_path("/" TOKEN "/nl.pdf", token));
    assert_false(check_read_path("/" TOKEN "-0", token));
    assert_false(check_read_path("/c", token));
    assert_false(check_read_path("/cc/25135", token));
    assert_false(check_read_path("", token));
    assert_false(check_read_path("*", token));
    memset(longer + 1, 'A', 500);
    memcpy(longer + 501, "/" TOKEN, sizeof "/" TOKEN);
    assert_false(check_read_path(longer, token));
}

/* ------------------------------------------------------------------------------------------------ forms */

static void expect_typed(const char *body, const char *surname, const char *number)
{
    struct typed typed;
    assert_true(typed_read(body, strlen(body), &typed));
    assert_string_equal(typed.surname, surname);
    assert_string_equal(typed.number, number);
}

static bool is_typed(const char *body)
{
    struct typed typed;
    return typed_read(body, strlen(body), &typed);
}

static void forms_are_read(void **state)
{
    (void)state;
    expect_typed("surname=Jansen", "Jansen", "");
    expect_typed("number=2026-1&more", "", "2026-1");
    expect_typed("proof=van+den+Berg", "van den Berg", "van den Berg");
    expect_typed("x=1&&surname=%C4%90uri%c4%87", "\xC4\x90uri\xC4\x87", "");
    expect_typed("surname=a&surname=b", "a", "");
    expect_typed("surname=100%&number=%zz%4", "100%", "%zz%4");
    expect_typed("surname=a%26b%3Dc", "a&b=c", "");
}

static void what_gives_nothing_is_told(void **state)
{
    char longest[TYPED_MOST + 2] = "number=";
    struct typed typed;
    (void)state;
    assert_false(is_typed(""));
    assert_false(is_typed("&&="));
    assert_false(is_typed("surname="));
    assert_false(is_typed("surname"));
    assert_false(is_typed("surnames=a"));
    assert_false(is_typed("name=a"));
    assert_false(is_typed("surname=a%00b"));
    assert_false(typed_read(NULL, 0, &typed));
    memset(longest + 7, '1', TYPED_MOST - 7 + 1);
    assert_true(typed_read(longest, TYPED_MOST, &typed));
    assert_int_equal(strlen(typed.number), TYPED_MOST - 7);
    assert_false(typed_read(longest, TYPED_MOST + 1, &typed));
}

static void forms_have_a_media_type(void **state)
{
    (void)state;
    assert_true(form_is_typed("application/x-www-form-urlencoded"));
    assert_true(form_is_typed("Application/X-WWW-Form-Urlencoded; charset=UTF-8"));
    assert_false(form_is_typed("application/x-www-form-urlencoded2"));
    assert_false(form_is_typed("multipart/form-data"));
    assert_false(form_is_typed("text/plain"));
    assert_false(form_is_typed(NULL));
}

/* ------------------------------------------------------------------------------------------------ how often */

static void a_token_is_tried_so_often_in_a_minute(void **state)
{
    struct rate rate = {0};
    (void)state;
    for (int i = 0; i < RATE_OF_TOKEN; i++)
        assert_int_equal(rate_take(&rate, TOKEN, 600 + i), 0);
    assert_int_equal(rate_take(&rate, TOKEN, 620), 40);
    assert_int_equal(rate_take(&rate, TOKEN, 659), 1);
    assert_int_equal(rate_take(&rate, TOKEN_NOBODYS, 659), 0); /* another is not kept back */
    assert_int_equal(rate_take(&rate, TOKEN, 660), 0);
}

static void all_are_tried_so_often_in_a_minute(void **state)
{
    struct rate rate = {0};
    int taken = 0;
    (void)state;
    for (int i = 0; i < 2 * RATE_OF_ALL; i++) {
        char token[TOKEN_SIZE + 8];
        snprintf(token, sizeof token, "0123-4567-89AB-CDEF-%04d", i);
        taken += rate_take(&rate, token, 60) == 0;
    }
    assert_int_equal(taken, RATE_OF_ALL);
    assert_int_equal(rate_take(&rate, TOKEN, 60), 60);
    assert_int_equal(rate_take(&rate, TOKEN, 120), 0);
}

/* ------------------------------------------------------------------------------------------------ in which form */

static int weigh(const char *accepted)
{
    static const char *const RANGES[] = {"application/json", "application/*", "*/*", NULL};
    return preference_weigh(accepted, RANGES);
}

static void the_nearest_range_weighs(void **state)
{
    (void)state;
    assert_int_equal(weigh("application/json"), 1000);
    assert_int_equal(weigh("*/*;q=0.5, APPLICATION/json;q=0.25"), 250);
    assert_int_equal(weigh("text/html, application/*;q=0.9, */*;q=0.8"), 900);
    assert_int_equal(weigh("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"), 800);
    assert_int_equal(weigh("application/json;q=0"), 0);
    assert_int_equal(weigh("application/json;version=1"), -1);
    assert_int_equal(weigh("application/jsonp, text/json"), -1);
    assert_int_equal(weigh(""), -1);
    assert_int_equal(weigh(NULL), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_printed_is_an_address),
        cmocka_unit_test(what_is_typed_below_c_is_forgiven),
        cmocka_unit_test(codes_of_qualifications_are_no_tokens),
        cmocka_unit_test(forms_are_read),
        cmocka_unit_test(what_gives_nothing_is_told),
        cmocka_unit_test(forms_have_a_media_type),
        cmocka_unit_test(a_token_is_tried_so_often_in_a_minute),
        cmocka_unit_test(all_are_tried_so_often_in_a_minute),
        cmocka_unit_test(the_nearest_range_weighs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
