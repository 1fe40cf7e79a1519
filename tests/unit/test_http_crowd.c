/* Whose connections are counted together, and how many there may be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <arpa/inet.h>
#include <netinet/in.h>

#include <cmocka.h>

#include "http/crowd.h"

static int place(const char *text)
{
    struct sockaddr_in four = {.sin_family = AF_INET, .sin_port = 1};
    struct sockaddr_in6 six = {.sin6_family = AF_INET6, .sin6_port = 1};
    if (inet_pton(AF_INET, text, &four.sin_addr) == 1)
        return crowd_place((const struct sockaddr *)&four);
    assert_int_equal(inet_pton(AF_INET6, text, &six.sin6_addr), 1);
    return crowd_place((const struct sockaddr *)&six);
}

static void a_network_has_one_place(void **state)
{
    (void)state;
    assert_int_equal(place("192.0.2.1"), place("::ffff:192.0.2.1"));
    assert_int_not_equal(place("192.0.2.1"), place("192.0.2.2"));
    assert_int_equal(place("2001:db8:1:2::1"), place("2001:db8:1:2:ffff::9"));
    assert_int_not_equal(place("2001:db8:1:2::1"), place("2001:db8:1:3::1"));
}

static void this_machine_is_not_counted(void **state)
{
    const struct sockaddr local = {.sa_family = AF_UNIX};
    (void)state;
    assert_int_equal(place("127.0.0.1"), -1);
    assert_int_equal(place("127.1.2.3"), -1);
    assert_int_equal(place("::1"), -1);
    assert_int_equal(place("::ffff:127.0.0.1"), -1);
    assert_int_equal(crowd_place(&local), -1);
    assert_int_equal(crowd_place(NULL), -1);
    assert_true(place("::2") >= 0);
    assert_true(place("128.0.0.1") >= 0);
}

static void one_address_leaves_room_for_others(void **state)
{
    struct crowd *crowd = calloc(1, sizeof *crowd);
    int one = place("192.0.2.1"), other = place("192.0.2.2");
    (void)state;
    for (int i = 0; i < CROWD_MOST; i++) {
        assert_true(crowd_has_room(crowd, one));
        crowd_join(crowd, one);
        crowd_join(crowd, -1);
    }
    assert_false(crowd_has_room(crowd, one));
    assert_true(crowd_has_room(crowd, other));
    assert_true(crowd_has_room(crowd, -1));
    crowd_leave(crowd, one);
    assert_true(crowd_has_room(crowd, one));
    free(crowd);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_network_has_one_place),
        cmocka_unit_test(this_machine_is_not_counted),
        cmocka_unit_test(one_address_leaves_room_for_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
