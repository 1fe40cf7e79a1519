/* PNG files of 8-bit RGB, or of numbers of 8 bits in a palette and without filters, opened up so that tests can look at pixels. ISO/IEC 15948. */
#ifndef TEST_PNG_H
#define TEST_PNG_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <zlib.h>

#include "base/buffer.h"

struct pixels {
    unsigned width, height;
    unsigned char *bytes; /* height rows of 1 + 3 * width bytes: filter type, then red, green, blue */
};

static inline uint32_t png_number(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static inline unsigned char png_paeth(int left, int above, int corner)
{
    int estimate = left + above - corner;
    int to_left = abs(estimate - left), to_above = abs(estimate - above), to_corner = abs(estimate - corner);
    if (to_left <= to_above && to_left <= to_corner)
        return (unsigned char)left;
    return (unsigned char)(to_above <= to_corner ? above : corner);
}

/* Undoes the filters (clause 9), row by row. */
static inline void png_unfilter(struct pixels *pixels)
{
    size_t stride = 1 + 3 * (size_t)pixels->width;
    for (size_t y = 0; y < pixels->height; y++) {
        unsigned char *row = pixels->bytes + y * stride;
        const unsigned char *before = y ? row - stride : NULL;
        for (size_t x = 1; x < stride; x++) {
            int left = x > 3 ? row[x - 3] : 0, above = before ? before[x] : 0;
            int corner = x > 3 && before ? before[x - 3] : 0;
            const int predicted[] = {0, left, above, (left + above) / 2, png_paeth(left, above, corner)};
            assert_true(row[0] < 5);
            row[x] = (unsigned char)(row[x] + predicted[row[0]]);
        }
    }
}

/* What all chunks of a type hold, one behind the other. */
static inline struct buffer png_chunks(const struct buffer *file, const char *type)
{
    struct buffer found = {0};
    for (size_t at = 8; at + 12 <= file->length; at += 12 + png_number(file->bytes + at)) {
        size_t length = png_number(file->bytes + at);
        assert_true(length <= file->length - at - 12);
        assert_int_equal(png_number(file->bytes + at + 8 + length), crc32(0, file->bytes + at + 4, (uInt)length + 4));
        if (memcmp(file->bytes + at + 4, type, 4) == 0)
            buffer_append(&found, file->bytes + at + 8, length);
    }
    return found;
}

/* Colours for their numbers. */
static inline void png_color(struct pixels *pixels, const struct buffer *palette)
{
    size_t from = 1 + (size_t)pixels->width, to = 1 + 3 * (size_t)pixels->width;
    unsigned char *colored = calloc(pixels->height, to);
    for (size_t y = 0; y < pixels->height; y++) {
        assert_int_equal(pixels->bytes[y * from], 0);
        for (size_t x = 0; x < pixels->width; x++) {
            size_t number = pixels->bytes[y * from + 1 + x];
            assert_true(3 * number + 3 <= palette->length);
            memcpy(colored + y * to + 1 + 3 * x, palette->bytes + 3 * number, 3);
        }
    }
    free(pixels->bytes);
    pixels->bytes = colored;
}

/* The caller frees pixels.bytes. */
static inline struct pixels png_open(const struct buffer *file)
{
    assert_true(file->length > 33);
    assert_memory_equal(file->bytes, "\x89PNG\r\n\x1A\n", 8);
    const bool has_palette = file->bytes[25] == 3;
    assert_memory_equal(file->bytes + 24, has_palette ? "\x08\x03\0\0\0" : "\x08\x02\0\0\0", 5); /* 8 bits, not interlaced */
    struct buffer packed = png_chunks(file, "IDAT"), palette = png_chunks(file, "PLTE"), end = png_chunks(file, "IEND");
    struct pixels pixels = {.width = png_number(file->bytes + 16), .height = png_number(file->bytes + 20)};
    uLongf size = (uLongf)pixels.height * (1 + (has_palette ? 1 : 3) * (uLongf)pixels.width);
    pixels.bytes = malloc(size);
    assert_int_equal(uncompress(pixels.bytes, &size, packed.bytes, packed.length), Z_OK);
    if (has_palette)
        png_color(&pixels, &palette);
    else
        png_unfilter(&pixels);
    buffer_finish(&packed);
    buffer_finish(&palette);
    buffer_finish(&end);
    return pixels;
}

/* 0xRRGGBB */
static inline unsigned png_pixel(const struct pixels *pixels, unsigned x, unsigned y)
{
    assert_true(x < pixels->width && y < pixels->height);
    const unsigned char *at = pixels->bytes + y * (1 + 3 * (size_t)pixels->width) + 1 + 3 * (size_t)x;
    return (unsigned)at[0] << 16 | (unsigned)at[1] << 8 | at[2];
}

#endif
