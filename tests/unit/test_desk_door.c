/* Who gets in at the desk, over a loopback: one browser with the key, and nobody's page. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#define DESK_TEST_TODAY NULL
#include "test_desk.h"

static int begin(void **state)
{
    (void)state;
    return desk_test_begin();
}

static int end(void **state)
{
    (void)state;
    return desk_test_end();
}

static void the_key_opens_once(void **state)
{
    (void)state;
    desk_expect(desk_ask("GET", "/?key=00000000000000000000000000000000", "", NULL, 0), 403, "This desk is closed");
    desk_expect(desk_ask("GET", "/", "", NULL, 0), 403, "This desk is closed");
    desk_expect(desk_ask("GET", "/?key=", "", NULL, 0), 403, "This desk is closed");
    desk_enter();
    char path[64];
    snprintf(path, sizeof path, "/?key=%s", desk_test.key);
    struct buffer answer = desk_ask_as("", "GET", path, "", NULL, 0);
    desk_expect(answer, 403, "This desk is closed");
    desk_expect(desk_ask("GET", "/", "", NULL, 0), 200, "<main id=\"main\"");
}

static void other_cookies_do_not(void **state)
{
    char cookie[160];
    (void)state;
    desk_expect(desk_ask_as("supplement-1=00000000000000000000000000000000", "GET", "/", "", NULL, 0), 403, NULL);
    snprintf(cookie, sizeof cookie, "a=b; %s; c=d", desk_test.cookie);
    desk_expect(desk_ask_as(cookie, "GET", "/", "", NULL, 0), 200, NULL);
    cookie[strlen(cookie) - 6] ^= 1;
    desk_expect(desk_ask_as(cookie, "GET", "/", "", NULL, 0), 403, NULL);
    *strrchr(cookie, '=') = '\0';
    strrchr(cookie, '=')[1] = '\0'; /* the name alone */
    desk_expect(desk_ask_as(cookie, "GET", "/", "", NULL, 0), 403, NULL);
}

static void other_sites_are_refused(void **state)
{
    (void)state;
    desk_expect(desk_ask_of("desk.example:80", NULL, "GET", "/"), 403, "not for other sites");
    desk_expect(desk_ask_of(desk_test.host, "http://desk.example", "GET", "/"), 403, "not for other sites");
    desk_expect(desk_ask_of(desk_test.host, "http://desk.example", "POST", "/language"), 403, "not for other sites");
    desk_expect(desk_ask_of(desk_test.host, NULL, "POST", "/language"), 403, "not for other sites");
    desk_expect(desk_ask_of(desk_test.host, "null", "POST", "/language"), 403, "not for other sites");
    desk_expect(desk_ask_of(desk_test.host, desk_test.origin, "POST", "/language"), 303, "\r\nLocation: /\r\n");
}

static void pages_are_protected(void **state)
{
    (void)state;
    struct buffer answer = desk_ask("GET", "/", "", NULL, 0);
    const char *text = (const char *)answer.bytes;
    assert_non_null(strstr(text, "\r\nContent-Security-Policy: default-src 'none'; "));
    assert_non_null(strstr(text, "script-src 'self'"));
    assert_null(strstr(text, "unsafe"));
    assert_non_null(strstr(text, "\r\nCache-Control: no-store\r\n"));
    assert_non_null(strstr(text, "\r\nReferrer-Policy: same-origin\r\n"));
    buffer_finish(&answer);
    desk_expect(desk_ask("GET", "/desk.css", "", NULL, 0), 200, "\r\nContent-Type: text/css");
    desk_expect(desk_ask("GET", "/desk.js", "", NULL, 0), 200, "\r\nContent-Type: text/javascript");
    desk_expect(desk_ask("GET", "/none", "", NULL, 0), 404, NULL);
    desk_expect(desk_ask("POST", "/", "", NULL, 0), 405, NULL);
    desk_expect(desk_ask("GET", "/file", "", NULL, 0), 405, NULL);
}

static void put_day(char day[11])
{
    time_t now = time(NULL);
    struct tm parts;
    strftime(day, 11, "%Y-%m-%d", gmtime_r(&now, &parts));
}

/* A desk may be open for days: which day it is says the clock, whenever something is checked. */
static void the_day_is_todays(void **state)
{
    char before[11], after[11], words[64];
    struct buffer body = {0};
    (void)state;
    put_day(before);
    buffer_format(&body, "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
                         "naam;crebo;taal;diplomanummer;datum\r\nZo Jansen;25135;nl;1;%d-01-01\r\n--XX--\r\n", atoi(before) + 4);
    desk_expect(desk_ask("POST", "/file", "multipart/form-data; boundary=XX", body.bytes, body.length), 303, NULL);
    buffer_finish(&body);
    struct buffer answer = {0};
    do {
        buffer_finish(&answer);
        answer = desk_ask("GET", "/?rows=all", "", NULL, 0);
    } while (strstr((const char *)answer.bytes, "data-waits"));
    put_day(after);
    snprintf(words, sizeof words, ": today is %s", before);
    const char *found = strstr((const char *)answer.bytes, words);
    snprintf(words, sizeof words, ": today is %s", after);
    assert_true(found || strstr((const char *)answer.bytes, words));
    buffer_finish(&answer);
}

/* What hinders it may end, and nothing is said of what is not there while nobody can know. */
static void a_register_that_cannot_be_read_is_told(void **state)
{
    (void)state;
    FILE *file = fopen(desk_test.registered, "w");
    assert_non_null(file);
    fputs("no register", file);
    assert_int_equal(fclose(file), 0);
    desk_expect(desk_ask("GET", "/register", "", NULL, 0), 200, "<a class=\"button first\" href=\"\">Try again</a>");
    struct buffer answer = desk_ask("GET", "/register/entry", "", NULL, 0);
    assert_null(strstr((const char *)answer.bytes, "has no such document"));
    desk_expect(answer, 404, "Try again");
    assert_int_equal(unlink(desk_test.registered), 0);
    desk_expect(desk_ask("GET", "/register/entry", "", NULL, 0), 404, "has no such document");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_key_opens_once),
        cmocka_unit_test(other_cookies_do_not),
        cmocka_unit_test(other_sites_are_refused),
        cmocka_unit_test(pages_are_protected),
        cmocka_unit_test(the_day_is_todays),
        cmocka_unit_test(a_register_that_cannot_be_read_is_told),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
