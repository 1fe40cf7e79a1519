#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <malloc.h>
#include <zlib.h>

#include "paint/pdf_deflate.h"

enum { ROOM = 1 << 20 };

static unsigned next_random(unsigned *seed)
{
    return (*seed = *seed * 1103515245 + 12345) >> 8 & 0xFFFFFF;
}

/* From text that repeats itself, over few letters, to noise. */
static void fill(unsigned char *bytes, size_t length, int kind, unsigned *seed)
{
    for (size_t i = 0; i < length; i++)
        bytes[i] = (unsigned char)(kind == 0 ? 'a' + i % 7 : kind == 1 ? 'a' + next_random(seed) % 4 : next_random(seed));
}

static void assert_inflates(const struct buffer *deflated, const unsigned char *bytes, size_t length)
{
    unsigned char *out = malloc(ROOM);
    uLongf size = ROOM;
    assert_int_equal(uncompress(out, &size, deflated->bytes, deflated->length), Z_OK);
    assert_int_equal(size, length);
    assert_memory_equal(out, bytes, length);
    free(out);
}

static void pieces_make_one_stream(void **state)
{
    struct pdf_deflater *deflater = *state;
    static const size_t lengths[] = {0, 1, 2, 100, 5000, 70000, 300000};
    unsigned char *bytes = malloc(ROOM);
    unsigned seed = 7;
    for (int kind = 0; kind < 3; kind++) {
        for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
            struct buffer once = {0}, again = {0};
            size_t cuts[4], length = lengths[i];
            fill(bytes, length, kind, &seed);
            for (size_t j = 0; j < 4; j++)
                cuts[j] = length * (j + next_random(&seed) % 2) / 4;
            pdf_deflate(deflater, bytes, length, cuts, 4, &once);
            assert_inflates(&once, bytes, length);
            for (int time = 0; time < 3; time++) { /* now from what is kept */
                buffer_clear(&again);
                pdf_deflate(deflater, bytes, length, cuts, 4, &again);
                assert_int_equal(again.length, once.length);
                assert_memory_equal(again.bytes, once.bytes, once.length);
            }
            buffer_finish(&once);
            buffer_finish(&again);
        }
    }
    free(bytes);
}

/* Wherever in a byte the last bit of a piece falls. */
static void pieces_of_every_length_join(void **state)
{
    struct pdf_deflater *deflater = *state;
    unsigned char bytes[600];
    unsigned seed = 3;
    for (size_t length = 1; length < sizeof bytes; length++) {
        struct buffer out = {0};
        const size_t cut = length / 2 + length % 5 % (length / 2 + 1);
        fill(bytes, length, (int)(length % 3), &seed);
        pdf_deflate(deflater, bytes, length, &cut, 1, &out);
        assert_inflates(&out, bytes, length);
        buffer_finish(&out);
    }
}

static void empty_pieces_are_no_pieces(void **state)
{
    struct pdf_deflater *deflater = *state;
    struct buffer plain = {0}, cut = {0};
    pdf_deflate(deflater, "abcdef", 6, NULL, 0, &plain);
    pdf_deflate(deflater, "abcdef", 6, (const size_t[]){0, 0}, 2, &cut);
    assert_int_equal(plain.length, cut.length);
    assert_memory_equal(plain.bytes, cut.bytes, cut.length);
    buffer_clear(&cut);
    pdf_deflate(deflater, "abcdef", 6, (const size_t[]){3, 6}, 2, &cut);
    assert_inflates(&cut, (const unsigned char *)"abcdef", 6);
    buffer_finish(&plain);
    buffer_finish(&cut);
}

/* Far more than is kept: it must not grow without end, nor mix things up. */
static void much_goes_through(void **state)
{
    struct pdf_deflater *deflater = *state;
    enum { LENGTH = 200000, TIMES = 250, MEMORY_MOST = 40 << 20 };
    unsigned char *bytes = malloc(LENGTH);
    struct buffer out = {0};
    for (unsigned i = 0; i < TIMES; i++) {
        unsigned seed = i;
        fill(bytes, LENGTH, 1, &seed);
        for (int time = 0; time < 2; time++) {
            buffer_clear(&out);
            pdf_deflate(deflater, bytes, LENGTH, NULL, 0, &out);
        }
        assert_inflates(&out, bytes, LENGTH);
    }
    struct mallinfo2 memory = mallinfo2();
    assert_true(memory.uordblks + memory.hblkhd < MEMORY_MOST);
    buffer_finish(&out);
    free(bytes);
}

static int setup(void **state)
{
    *state = pdf_deflater_create();
    return 0;
}

static int teardown(void **state)
{
    pdf_deflater_destroy(*state);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(pieces_make_one_stream),
        TEST(pieces_of_every_length_join),
        TEST(empty_pieces_are_no_pieces),
        TEST(much_goes_through),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
