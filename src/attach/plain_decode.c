/* Streams unpacked: those that are not, and those of deflate, which nearly all are. */
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#include "attach/packed.h"
#include "attach/plain_inside.h"
#include "base/memory.h"

/* The only filter, or its parameters; a list of one is as good. */
static qpdf_oh only_one(const struct plain *plain, qpdf_oh stream, const char *key)
{
    qpdf_oh value = plain_resolve(plain, plain_get(plain, stream, key));
    const struct plain_value *list = value ? plain_at(plain, value) : NULL;
    if (!list || list->kind != PLAIN_ARRAY || list->count > 1)
        return value;
    return list->count ? plain_resolve(plain, list->items[0]) : 0;
}

static int parameter(const struct plain *plain, qpdf_oh parameters, const char *key, int otherwise)
{
    qpdf_oh value = parameters ? plain_resolve(plain, plain_get(plain, parameters, key)) : 0;
    if (!value)
        return otherwise;
    const struct plain_value *number = plain_at(plain, value);
    return number->kind == PLAIN_INTEGER && number->integer >= 0 && number->integer < 100 * 1000 * 1000 ? (int)number->integer : -1;
}

/* All of it has to be right, with the sum at its end. How much comes out is guessed; a guess too low is doubled. */
static bool inflate_all(struct plain *plain, const void *bytes, size_t length, size_t most, struct buffer *out)
{
    enum { GUESS = 6, LEAST = 4096 };
    enum libdeflate_result result = LIBDEFLATE_INSUFFICIENT_SPACE;
    size_t room = length < most / GUESS ? GUESS * length + LEAST : most, read, written = 0;
    if (!plain->inflater && !(plain->inflater = libdeflate_alloc_decompressor()))
        memory_exhausted();
    for (bool last = false; result == LIBDEFLATE_INSUFFICIENT_SPACE && !last; room *= 2) {
        last = room >= most;
        room = last ? most : room;
        result = libdeflate_zlib_decompress_ex(plain->inflater, bytes, length, buffer_reserve(out, room + 1), room, &read, &written);
    }
    out->length += result == LIBDEFLATE_SUCCESS ? written : 0;
    return result == LIBDEFLATE_SUCCESS;
}

/* ------------------------------------------------------------------------------------------------ PNG's predictors */

static int paeth(int left, int above, int corner)
{
    int guess = left + above - corner;
    int to_left = abs(guess - left), to_above = abs(guess - above), to_corner = abs(guess - corner);
    return to_left <= to_above && to_left <= to_corner ? left : to_above <= to_corner ? above : corner;
}

/* A row of bytes, one a sample; the one above it, or zeroes, is at `above`. */
static bool restore_row(int kind, const unsigned char *from, const unsigned char *above, unsigned char *row, size_t columns)
{
    for (size_t i = 0; i < columns; i++) {
        int left = i ? row[i - 1] : 0, corner = i && above ? above[i - 1] : 0, up = above ? above[i] : 0;
        int guess = kind == 1 ? left : kind == 2 ? up : kind == 3 ? (left + up) / 2 : kind == 4 ? paeth(left, up, corner) : 0;
        row[i] = (unsigned char)(from[i] + guess);
    }
    return kind <= 4;
}

static bool restore_rows(const struct buffer *packed, size_t columns, struct buffer *out)
{
    bool good = packed->length % (columns + 1) == 0;
    size_t rows = packed->length / (columns + 1);
    unsigned char *to = buffer_reserve(out, rows * columns + 1);
    for (size_t i = 0; good && i < rows; i++) {
        const unsigned char *from = packed->bytes + i * (columns + 1);
        good = restore_row(*from, from + 1, i ? to + (i - 1) * columns : NULL, to + i * columns, columns);
    }
    out->length += good ? rows * columns : 0;
    return good;
}

/* ------------------------------------------------------------------------------------------------ all of it */

static bool unpack(struct plain *plain, qpdf_oh stream, size_t most, struct buffer *out)
{
    const struct plain_value *value = plain_at(plain, stream);
    qpdf_oh filter = only_one(plain, stream, "/Filter"), parameters = only_one(plain, stream, "/DecodeParms");
    if (!filter) {
        buffer_append(out, value->stream.data, value->stream.length);
        return !plain_get(plain, stream, "/Filter");
    }
    const struct plain_value *name = plain_at(plain, filter);
    int predictor = parameter(plain, parameters, "/Predictor", 1), columns = parameter(plain, parameters, "/Columns", 1);
    if (name->kind != PLAIN_NAME || strcmp(name->bytes, "/FlateDecode") != 0)
        return false;
    if (predictor == 1)
        return inflate_all(plain, value->stream.data, value->stream.length, most, out);
    if (predictor < 10 || columns < 1 || parameter(plain, parameters, "/Colors", 1) != 1 ||
        parameter(plain, parameters, "/BitsPerComponent", 8) != 8)
        return false;
    struct buffer packed = {0};
    bool good = inflate_all(plain, value->stream.data, value->stream.length, most, &packed) &&
                restore_rows(&packed, (size_t)columns, out);
    buffer_finish(&packed);
    return good;
}

bool plain_decode(struct plain *plain, qpdf_oh stream, size_t most, struct buffer *out)
{
    size_t before = out->length;
    bool good = unpack(plain, stream, most, out);
    plain->wrong |= !good;
    if (!good)
        out->length = before;
    return good;
}

/* ------------------------------------------------------------------------------------------------ object streams */

static int count_of(const struct plain *plain, qpdf_oh stream, const char *key)
{
    return parameter(plain, plain_at(plain, stream)->stream.dictionary, key, -1);
}

/* Pairs of a number and an offset, in order. */
static bool read_pairs(struct plain *plain, struct plain_unpacked *unpacked, const char *bytes, size_t first, size_t length)
{
    struct plain_reader reader = {.plain = plain, .at = bytes, .end = bytes + first};
    for (int i = 0; i < unpacked->count; i++) {
        long long number, offset;
        if (!reader_number(&reader, &number) || !reader_number(&reader, &offset) || number >= PLAIN_NUMBERS_MOST ||
            offset < 0 || first + (size_t)offset > length)
            return false;
        unpacked->numbers[i] = (int)number;
        unpacked->objects[i] = bytes + first + offset;
        if (i && unpacked->objects[i] < unpacked->objects[i - 1])
            return false;
    }
    for (int i = 0; i < unpacked->count; i++)
        unpacked->lengths[i] = (size_t)((i + 1 < unpacked->count ? unpacked->objects[i + 1] : bytes + length) - unpacked->objects[i]);
    return true;
}

static struct plain_unpacked *read_unpacked(struct plain *plain, qpdf_oh stream)
{
    struct buffer bytes = {0};
    int count = count_of(plain, stream, "/N"), first = count_of(plain, stream, "/First");
    bool good = count > 0 && count < PLAIN_NUMBERS_MOST && first > 0 &&
                plain_decode(plain, stream, packed_most(plain->file.length), &bytes) && (size_t)first <= bytes.length;
    struct plain_unpacked *unpacked = good ? arena_new(plain->arena, struct plain_unpacked) : NULL;
    if (unpacked) {
        unpacked->count = count;
        unpacked->numbers = arena_new_array(plain->arena, int, (size_t)count);
        unpacked->objects = arena_new_array(plain->arena, const char *, (size_t)count);
        unpacked->lengths = arena_new_array(plain->arena, size_t, (size_t)count);
        const char *kept = arena_copy(plain->arena, (const char *)bytes.bytes, bytes.length);
        good = read_pairs(plain, unpacked, kept, (size_t)first, bytes.length);
    }
    buffer_finish(&bytes);
    return good ? unpacked : NULL;
}

struct plain_unpacked *plain_unpack(struct plain *plain, int number)
{
    struct plain_unpacked *unpacked = plain_object(plain, number)->unpacked;
    if (!unpacked) {
        unpacked = read_unpacked(plain, plain_object(plain, number)->value);
        plain_object(plain, number)->unpacked = unpacked;
    }
    return unpacked;
}
