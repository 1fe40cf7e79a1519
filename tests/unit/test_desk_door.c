/* Who gets in at the desk, over a loopback: one browser with the key, and nobody's page. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_key_opens_once),
        cmocka_unit_test(other_cookies_do_not),
        cmocka_unit_test(other_sites_are_refused),
        cmocka_unit_test(pages_are_protected),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
