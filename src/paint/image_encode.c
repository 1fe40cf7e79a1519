/* PNG (ISO/IEC 15948), through libdeflate. A page is paper and letters: without filters (clause 9) it packs better than with the ones that
 * libpng tries out for each row, which takes it ten times as long. */
#include <assert.h>
#include <libdeflate.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "paint/image_canvas.h"

enum { LEVEL = 1, NUMBER = 4, CHANNELS = 3 };

enum color_type { TRUE_COLOR = 2, INDEXED = 3 }; /* clause 11.2.2 */

struct picture_rows {
    const unsigned char *bytes; /* words of cairo's RGB24 */
    size_t stride;
    int width, height;
};

static void put_number(struct buffer *out, uint32_t number)
{
    const unsigned char bytes[] = {(unsigned char)(number >> 24), (unsigned char)(number >> 16), (unsigned char)(number >> 8),
                                   (unsigned char)number};
    buffer_append(out, bytes, sizeof bytes);
}

/* A chunk (clause 5.3) whose type and bytes stand from `begin` on, behind its length. */
static void end_chunk(struct buffer *out, size_t begin)
{
    put_number(out, libdeflate_crc32(0, out->bytes + begin, out->length - begin));
}

static void put_chunk(struct buffer *out, const char *type, const void *bytes, size_t length)
{
    put_number(out, (uint32_t)length);
    buffer_append(out, type, NUMBER);
    buffer_append(out, bytes, length);
    end_chunk(out, out->length - NUMBER - length);
}

static void put_header(struct buffer *out, const struct picture_rows *from, enum color_type type)
{
    const unsigned char kind[] = {8, (unsigned char)type, 0, 0, 0}; /* 8 bits; deflated, not interlaced */
    struct buffer header = {0};
    put_number(&header, (uint32_t)from->width);
    put_number(&header, (uint32_t)from->height);
    buffer_append(&header, kind, sizeof kind);
    buffer_append(out, "\x89PNG\r\n\x1A\n", 8);
    put_chunk(out, "IHDR", header.bytes, header.length);
    buffer_finish(&header);
}

/* ------------------------------------------------------------------------------------------------ pixels */

enum { COLORS_MOST = 256, SLOTS = 1024, COLOR = 0xFFFFFF };

/* The colours of a picture that has few, each with a number. */
struct palette {
    uint32_t slots[SLOTS]; /* a colour and, above its 24 bits, a mark that there is one */
    unsigned char numbers[SLOTS];
    unsigned char bytes[CHANNELS * COLORS_MOST];
    int count;
};

/* -1: there are too many. */
static int palette_number(struct palette *palette, uint32_t color)
{
    uint32_t marked = color | ~(uint32_t)COLOR, slot = color * 2654435761u >> 22;
    while (palette->slots[slot] && palette->slots[slot] != marked)
        slot = (slot + 1) % SLOTS;
    if (palette->slots[slot])
        return palette->numbers[slot];
    if (palette->count == COLORS_MOST)
        return -1;
    unsigned char *at = palette->bytes + CHANNELS * palette->count;
    at[0] = (unsigned char)(color >> 16);
    at[1] = (unsigned char)(color >> 8);
    at[2] = (unsigned char)color;
    palette->slots[slot] = marked;
    palette->numbers[slot] = (unsigned char)palette->count;
    return palette->count++;
}

/* cairo's words, 0x00RRGGBB. */
static uint32_t read_color(const unsigned char *row, int x)
{
    uint32_t word;
    memcpy(&word, row + sizeof word * (size_t)x, sizeof word);
    return word & COLOR;
}

/* Most pixels are as the ones before, which two at a time tell faster. False: there are too many colours. */
static bool take_row(const unsigned char *row, int width, struct palette *palette, unsigned char *at)
{
    uint64_t two, last = 0;
    int first = -1, second = -1;
    for (int x = 0; x + 1 < width; x += 2) {
        memcpy(&two, row + sizeof two / 2 * (size_t)x, sizeof two);
        if (two != last || first < 0) {
            first = palette_number(palette, read_color(row, x));
            second = palette_number(palette, read_color(row, x + 1));
            last = two;
        }
        if (first < 0 || second < 0)
            return false;
        at[x] = (unsigned char)first;
        at[x + 1] = (unsigned char)second;
    }
    if (width % 2)
        at[width - 1] = (unsigned char)(first = palette_number(palette, read_color(row, width - 1)));
    return first >= 0;
}

/* As numbers of colours; rows of paper are as the one above. False: there are too many. */
static bool take_numbers(const struct picture_rows *from, struct palette *palette, unsigned char *at)
{
    const size_t length = sizeof(uint32_t) * (size_t)from->width, line = 1 + (size_t)from->width;
    const unsigned char *row = from->bytes;
    for (int y = 0; y < from->height; y++, row += from->stride, at += line) {
        *at = 0; /* no filter */
        if (y && memcmp(row, row - from->stride, length) == 0)
            memcpy(at, at - line, line);
        else if (!take_row(row, from->width, palette, at + 1))
            return false;
    }
    return true;
}

static void take_colors(const struct picture_rows *from, unsigned char *at)
{
    for (int y = 0; y < from->height; y++) {
        const unsigned char *row = from->bytes + from->stride * (size_t)y;
        *at++ = 0;
        for (int x = 0; x < from->width; x++) {
            uint32_t color = read_color(row, x);
            *at++ = (unsigned char)(color >> 16);
            *at++ = (unsigned char)(color >> 8);
            *at++ = (unsigned char)color;
        }
    }
}

static void put_pixels(struct buffer *out, const unsigned char *rows, size_t length)
{
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
    if (!compressor)
        memory_exhausted();
    size_t room = libdeflate_zlib_compress_bound(compressor, length), head = out->length;
    put_number(out, 0);
    buffer_append(out, "IDAT", NUMBER);
    size_t size = libdeflate_zlib_compress(compressor, rows, length, buffer_reserve(out, room), room);
    libdeflate_free_compressor(compressor);
    assert(size);
    out->length += size;
    for (int i = 0; i < NUMBER; i++)
        out->bytes[head + (size_t)i] = (unsigned char)(size >> (24 - 8 * i));
    end_chunk(out, head + NUMBER);
}

void png_encode(cairo_surface_t *surface, struct buffer *out)
{
    cairo_surface_flush(surface);
    const struct picture_rows from = {cairo_image_surface_get_data(surface), (size_t)cairo_image_surface_get_stride(surface),
                                      cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface)};
    const size_t height = (size_t)from.height, width = (size_t)from.width;
    struct palette palette = {0};
    unsigned char *rows = memory_resize(NULL, height * (1 + width));
    bool few = take_numbers(&from, &palette, rows);
    if (!few)
        take_colors(&from, rows = memory_resize(rows, height * (1 + CHANNELS * width)));
    put_header(out, &from, few ? INDEXED : TRUE_COLOR);
    if (few)
        put_chunk(out, "PLTE", palette.bytes, CHANNELS * (size_t)palette.count);
    put_pixels(out, rows, height * (1 + (few ? 1 : CHANNELS) * width));
    put_chunk(out, "IEND", NULL, 0);
    free(rows);
}
