/* DER: lengths, identifiers, sets in order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "seal/der.h"

static void check(struct buffer *made, const void *expected, size_t length)
{
    assert_int_equal(made->length, length);
    assert_memory_equal(made->bytes, expected, length);
    buffer_finish(made);
}

/* The last length of each form and the first of the next (X.690, 10.1). */
static void lengths_have_their_shortest_form(void **state)
{
    (void)state;
    static const unsigned char zeros[65536];
    static const struct {
        size_t length, head;
        unsigned char bytes[5];
    } cases[] = {
        {0, 2, {4, 0}},         {127, 2, {4, 127}},           {128, 3, {4, 0x81, 128}},
        {255, 3, {4, 0x81, 255}}, {256, 4, {4, 0x82, 1, 0}}, {65535, 4, {4, 0x82, 255, 255}}, {65536, 5, {4, 0x83, 1, 0, 0}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer at_once = {0}, nested = {0};
        der_value(&at_once, DER_OCTETS, zeros, cases[i].length);
        size_t begin = der_begin(&nested, DER_OCTETS);
        buffer_append(&nested, zeros, cases[i].length);
        der_end(&nested, begin);
        assert_int_equal(at_once.length, cases[i].head + cases[i].length);
        assert_memory_equal(at_once.bytes, cases[i].bytes, cases[i].head);
        check(&nested, at_once.bytes, at_once.length);
        buffer_finish(&at_once);
    }
}

/* RSA's identifier, as RFC 8017 has it, and one of which a number has a first byte of all ones. */
static void identifiers_are_seven_bits_a_byte(void **state)
{
    (void)state;
    struct buffer made = {0};
    der_object(&made, "1.2.840.113549.1.1.11");
    check(&made, "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0b", 11);
    der_object(&made, "2.16.127.128.16383.16384");
    check(&made, "\x06\x09\x60\x7f\x81\x00\xff\x7f\x81\x80\x00", 11);
}

static void sets_are_in_the_order_of_their_bytes(void **state)
{
    (void)state;
    struct buffer made = {0};
    size_t begin = der_begin(&made, DER_SET);
    der_value(&made, DER_OCTETS, "ab", 2);
    der_value(&made, DER_OCTETS, "b", 1);
    der_value(&made, DER_OCTETS, "a", 1);
    der_small_integer(&made, 7);
    der_sort(&made, begin);
    der_end(&made, begin);
    check(&made, "\x31\x0d\x02\x01\x07\x04\x01" "a\x04\x01" "b\x04\x02" "ab", 15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lengths_have_their_shortest_form),
        cmocka_unit_test(identifiers_are_seven_bits_a_byte),
        cmocka_unit_test(sets_are_in_the_order_of_their_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
