#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <libdeflate.h>
#include <malloc.h>
#include <zlib.h>

#include "paint/pdf_deflate.h"
#include "paint/pdf_deflate_end.h"

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

/* A stream of the bytes: pieces that end at the cuts, each second one stored if `store` says so. */
static void put_in_pieces(struct pdf_deflater *deflater, const unsigned char *bytes, size_t length, const size_t *cuts,
                          size_t count, bool store, struct buffer *out)
{
    struct pdf_pieces pieces;
    size_t at = 0;
    pdf_pieces_begin(&pieces, out);
    for (size_t i = 0; i <= count; i++) {
        size_t end = i < count ? cuts[i] : length;
        struct pdf_piece piece;
        pdf_piece_make(&piece, deflater, bytes + at, (end - at) / 3);
        pdf_piece_add(&piece, deflater, bytes + at + (end - at) / 3, end - at - (end - at) / 3);
        if (store && i % 2)
            pdf_pieces_store(&pieces, bytes + at, end - at);
        else
            pdf_pieces_add(&pieces, &piece);
        pdf_piece_finish(&piece);
        at = end;
    }
    pdf_pieces_end(&pieces);
}

static void assert_whole(struct pdf_deflater *deflater, const unsigned char *bytes, size_t length)
{
    struct buffer once = {0}, again = {0};
    pdf_deflate(deflater, bytes, length, &once);
    assert_inflates(&once, bytes, length);
    for (int time = 0; time < 3; time++) { /* now from what is kept */
        buffer_clear(&again);
        pdf_deflate(deflater, bytes, length, &again);
        assert_int_equal(again.length, once.length);
        assert_memory_equal(again.bytes, once.bytes, once.length);
    }
    buffer_finish(&once);
    buffer_finish(&again);
}

static void pieces_make_one_stream(void **state)
{
    struct pdf_deflater *deflater = *state;
    static const size_t lengths[] = {0, 1, 2, 100, 5000, 70000, 300000};
    unsigned char *bytes = malloc(ROOM);
    unsigned seed = 7;
    for (int kind = 0; kind < 3; kind++)
        for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
            size_t cuts[4], length = lengths[i];
            fill(bytes, length, kind, &seed);
            assert_whole(deflater, bytes, length);
            for (size_t j = 0; j < 4; j++)
                cuts[j] = length * (j + next_random(&seed) % 2) / 4;
            for (int store = 0; store < 2; store++) {
                struct buffer out = {0};
                put_in_pieces(deflater, bytes, length, cuts, 4, store, &out);
                assert_inflates(&out, bytes, length);
                buffer_finish(&out);
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
        put_in_pieces(deflater, bytes, length, &cut, 1, false, &out);
        assert_inflates(&out, bytes, length);
        buffer_finish(&out);
    }
}

/* As zlib's inflate says it: bits of the last byte that it did not use. */
static int bits_behind(unsigned char *bytes, size_t length)
{
    enum { UNUSED_BITS = 7, DONE = 64 };
    static unsigned char out[ROOM];
    z_stream inflater = {.next_in = bytes, .avail_in = (uInt)length, .next_out = out, .avail_out = ROOM};
    assert_int_equal(inflateInit2(&inflater, -MAX_WBITS), Z_OK);
    int data_type = 0;
    while (!(data_type & DONE)) {
        assert_int_equal(inflate(&inflater, Z_BLOCK), Z_OK);
        data_type = inflater.data_type;
    }
    assert_int_equal(inflater.avail_in, 0);
    inflateEnd(&inflater);
    return data_type & UNUSED_BITS;
}

/* Told of whatever letters, many or few, at each level; of a block of another kind it is not told, nor without a code of its own. */
static void where_a_block_ends_is_told(void **state)
{
    (void)state;
    enum { LONGEST = 3000, COUNT = 4000 };
    static unsigned char bytes[LONGEST], deflated[2 * LONGEST];
    unsigned seed = 11;
    int told = 0, seen[8] = {0};
    for (int i = 0; i < COUNT; i++) {
        struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(1 + i % 9);
        const unsigned length = 1 + next_random(&seed) % LONGEST, letters = 1 + next_random(&seed) % (i % 2 ? 8 : 200);
        for (unsigned j = 0; j < length; j++)
            bytes[j] = (unsigned char)(next_random(&seed) % (1 + next_random(&seed) % letters));
        const size_t size = libdeflate_deflate_compress(compressor, bytes, length, deflated, sizeof deflated);
        const int behind = deflated[0] & 1 ? deflate_bits_behind(deflated, size) : -1;
        libdeflate_free_compressor(compressor);
        if (behind < 0)
            continue;
        assert_int_equal(behind, bits_behind(deflated, size));
        seen[behind]++;
        told++;
    }
    assert_true(told > COUNT / 2);
    for (int i = 0; i < 8; i++)
        assert_true(seen[i]);
    assert_int_equal(deflate_bits_behind((const unsigned char *)"\x4B\x04\x00\0\0\0\0\0\0\0\0", 3), -1); /* "a", by fixed codes */
    assert_int_equal(deflate_bits_behind((const unsigned char *)"\1\1\0\xFE\xFFx\0\0\0\0\0\0\0\0", 6), -1); /* "x" as it is */
}

/* Each effort gives its own bytes, whatever the other has kept. */
static void more_effort_gives_fewer_bytes(void **state)
{
    struct pdf_deflater *deflater = *state;
    struct buffer text = {0}, swift = {0}, close = {0}, once = {0};
    for (int i = 0; i < 400; i++)
        buffer_format(&text, "<</S/P/Pg 4 0 R/K[%d]/P %d 0 R>>\n", i, i * i % 97);
    for (int i = 0; i < 3; i++) { /* seen, kept, found */
        buffer_clear(&swift);
        buffer_clear(&close);
        pdf_deflater_try(deflater, PDF_SWIFT);
        pdf_deflate_shared(deflater, text.bytes, text.length, &swift);
        pdf_deflater_try(deflater, PDF_CLOSE);
        pdf_deflate_shared(deflater, text.bytes, text.length, &close);
        assert_true(close.length < swift.length);
        buffer_clear(&once);
        pdf_deflate(deflater, text.bytes, text.length, &once);
        assert_int_equal(once.length, swift.length);
        assert_inflates(&swift, text.bytes, text.length);
        assert_inflates(&close, text.bytes, text.length);
    }
    buffer_finish(&text);
    buffer_finish(&swift);
    buffer_finish(&close);
    buffer_finish(&once);
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
            pdf_deflate(deflater, bytes, LENGTH, &out);
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
        cmocka_unit_test(where_a_block_ends_is_told),
        TEST(more_effort_gives_fewer_bytes),
        TEST(much_goes_through),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
