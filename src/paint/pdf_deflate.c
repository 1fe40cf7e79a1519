/*
 * zlib streams, whole or put together from pieces that were compressed apart: RFC 1951 lets a stream have any number of
 * blocks.
 * What libdeflate makes ends with a block marked as the last, and at any bit of a byte.  For a piece that others follow,
 * the mark is taken away and an empty stored block is added, which ends at a byte (zlib's "sync flush").  Where the
 * last block ends, its last bits tell, or it is tried; where it begins if it is not the first, zlib's inflate tells.
 */
#include "paint/pdf_deflate.h"

#include <assert.h>
#include <libdeflate.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/map.h"
#include "base/memory.h"
#include "paint/pdf_deflate_end.h"

enum {
    KEPT_LIMIT = 2 << 20,       /* bytes of memory; beyond it everything is forgotten */
    SEEN_COUNT = 1 << 10,
    STORED_BLOCK = 5,           /* bytes that closing a piece adds, */
    EMPTY_LENGTHS = 4,          /* and those of them that are lengths */
    END_LENGTH = 2,
    HEAD_BITS = 3               /* before any block */
};

/* An empty block of fixed codes, marked as the last. */
static const unsigned char END_BLOCK[END_LENGTH] = {3, 0};

/* Levels of libdeflate, of 12: 1 takes half the time of 6 for 5 % more bytes. */
static const int levels[PDF_EFFORTS] = {[PDF_SWIFT] = 1, [PDF_CLOSE] = 6};

struct piece {
    size_t length;
    unsigned char bytes[];
};

enum kind { KIND_OPEN, KIND_LAST, KINDS };

/* How a piece is to be made. */
struct asked {
    enum pdf_effort effort;
    enum kind kind;
};

struct pdf_deflater {
    struct libdeflate_compressor *compressors[PDF_EFFORTS]; /* NULL until first needed */
    enum pdf_effort effort;
    struct libdeflate_decompressor *decompressor; /* likewise, */
    z_stream inflater;          /* and likewise */
    struct buffer scratch;      /* what the inflater gives */
    struct map *kept[PDF_EFFORTS][KINDS]; /* uncompressed bytes -> struct piece */
    size_t kept_size;
    uint64_t seen[SEEN_COUNT];  /* hashes of what was compressed: the first time it may be one of a kind */
};

struct pdf_deflater *pdf_deflater_create(void)
{
    struct pdf_deflater *deflater = memory_zeroed(1, sizeof *deflater);
    for (int i = 0; i < PDF_EFFORTS * KINDS; i++)
        deflater->kept[i / KINDS][i % KINDS] = map_create();
    return deflater;
}

void pdf_deflater_try(struct pdf_deflater *deflater, enum pdf_effort effort)
{
    deflater->effort = effort;
}

enum pdf_effort pdf_deflater_effort(const struct pdf_deflater *deflater)
{
    return deflater->effort;
}

static void forget(struct pdf_deflater *deflater)
{
    for (int i = 0; i < PDF_EFFORTS * KINDS; i++) {
        map_each(deflater->kept[i / KINDS][i % KINDS], free);
        map_clear(deflater->kept[i / KINDS][i % KINDS]);
    }
    deflater->kept_size = 0;
}

void pdf_deflater_destroy(struct pdf_deflater *deflater)
{
    if (!deflater)
        return;
    forget(deflater);
    for (int i = 0; i < PDF_EFFORTS * KINDS; i++)
        map_destroy(deflater->kept[i / KINDS][i % KINDS]);
    for (int i = 0; i < PDF_EFFORTS; i++)
        if (deflater->compressors[i])
            libdeflate_free_compressor(deflater->compressors[i]);
    if (deflater->decompressor)
        libdeflate_free_decompressor(deflater->decompressor);
    inflateEnd(&deflater->inflater);
    buffer_finish(&deflater->scratch);
    free(deflater);
}

/* ------------------------------------------------------------------------------------------------ one piece */

/* Bits from the start of the compressed bytes. */
struct last_block {
    size_t start, end;
};

/* For what libdeflate makes of several blocks. */
static struct last_block find_last_block(struct pdf_deflater *deflater, unsigned char *bytes, size_t length, size_t raw)
{
    enum { UNUSED_BITS = 7, IS_LAST = 64 }; /* in data_type: zlib.h, inflate() with Z_BLOCK */
    z_stream *inflater = &deflater->inflater;
    struct last_block block = {0};
    buffer_clear(&deflater->scratch);
    if ((inflater->state ? inflateReset(inflater) : inflateInit2(inflater, -MAX_WBITS)) != Z_OK)
        memory_exhausted();
    inflater->next_in = bytes;
    inflater->avail_in = (uInt)length;
    inflater->next_out = buffer_reserve(&deflater->scratch, raw + 1);
    inflater->avail_out = (uInt)raw + 1;
    for (bool last = false; !last;) {
        block.start = block.end;
        int result = inflate(inflater, Z_BLOCK);
        if (result == Z_MEM_ERROR)
            memory_exhausted();
        assert(result == Z_OK);
        block.end = 8 * (length - inflater->avail_in) - (size_t)(inflater->data_type & UNUSED_BITS);
        last = inflater->data_type & IS_LAST;
    }
    return block;
}

/* Ends a piece by the lengths of an empty stored block, whose three bits 0 stand before `end`. */
static size_t put_empty_block(unsigned char *bytes, size_t length, size_t end)
{
    if (end > length)
        bytes[length] = 0;
    memcpy(bytes + end, "\x00\x00\xFF\xFF", EMPTY_LENGTHS);
    return end + EMPTY_LENGTHS;
}

/* Whether the piece and a last block behind it hold as many bytes as were compressed. */
static bool is_whole(struct pdf_deflater *deflater, unsigned char *bytes, size_t length, size_t raw)
{
    if (!deflater->decompressor && !(deflater->decompressor = libdeflate_alloc_decompressor()))
        memory_exhausted();
    buffer_clear(&deflater->scratch);
    unsigned char *scratch = buffer_reserve(&deflater->scratch, raw + 1);
    memcpy(bytes + length, END_BLOCK, END_LENGTH);
    return libdeflate_deflate_decompress(deflater->decompressor, bytes, length + END_LENGTH, scratch, raw, NULL) == LIBDEFLATE_SUCCESS;
}

/* Makes the last block of a piece one of many, ended at a byte by an empty stored block: three bits 0, then bits to
 * the next byte, then the lengths 0 and ~0. Behind `length` there is room for STORED_BLOCK and END_LENGTH bytes.
 * Where the first block is the last, only two ends are possible: the last byte has room for the three bits, or they take one more. Where
 * its last bits do not tell, that is tried: if they are taken to be where they are not, the lengths do not match. */
static size_t open_end(struct pdf_deflater *deflater, unsigned char *bytes, size_t length, size_t raw)
{
    if (bytes[0] & 1) {
        const int behind = deflate_bits_behind(bytes, length);
        bytes[0] &= (unsigned char)~1u;
        if (behind >= 0)
            return put_empty_block(bytes, length, length + (behind < HEAD_BITS));
        size_t end = put_empty_block(bytes, length, length);
        return is_whole(deflater, bytes, end, raw) ? end : put_empty_block(bytes, length, length + 1);
    }
    struct last_block block = find_last_block(deflater, bytes, length, raw);
    bytes[block.start / 8] &= (unsigned char)~(1u << block.start % 8);
    return put_empty_block(bytes, length, (block.end + HEAD_BITS + 7) / 8);
}

static struct libdeflate_compressor *find_compressor(struct pdf_deflater *deflater, enum pdf_effort effort)
{
    struct libdeflate_compressor **compressor = &deflater->compressors[effort];
    if (!*compressor)
        *compressor = libdeflate_alloc_compressor(levels[effort]);
    if (!*compressor)
        memory_exhausted();
    return *compressor;
}

/* Appends the piece, compressed; gives its length. */
static size_t compress_piece(struct pdf_deflater *deflater, const struct asked *asked, const unsigned char *bytes, size_t length,
                             struct buffer *out)
{
    struct libdeflate_compressor *compressor = find_compressor(deflater, asked->effort);
    size_t room = libdeflate_deflate_compress_bound(compressor, length);
    unsigned char *end = buffer_reserve(out, room + STORED_BLOCK + END_LENGTH);
    size_t size = libdeflate_deflate_compress(compressor, bytes, length, end, room);
    assert(size);
    if (asked->kind == KIND_OPEN)
        size = open_end(deflater, end, size, length);
    out->length += size;
    return size;
}

/* True if the bytes were compressed before, as far as is remembered. */
static bool was_seen(struct pdf_deflater *deflater, const struct asked *asked, const unsigned char *bytes, size_t length)
{
    uint64_t hash = map_hash(bytes, length) + (uint64_t)(asked->effort * KINDS + asked->kind);
    uint64_t *slot = &deflater->seen[hash % SEEN_COUNT];
    bool seen = *slot == hash;
    *slot = hash;
    return seen;
}

static void keep(struct pdf_deflater *deflater, const struct asked *asked, const unsigned char *bytes, size_t length,
                 const unsigned char *compressed, size_t size)
{
    if (deflater->kept_size > KEPT_LIMIT)
        forget(deflater);
    struct piece *piece = memory_resize(NULL, sizeof *piece + size);
    piece->length = size;
    memcpy(piece->bytes, compressed, size);
    *map_slot(deflater->kept[asked->effort][asked->kind], bytes, length) = piece;
    deflater->kept_size += length + size;
}

static void append_piece(struct pdf_deflater *deflater, struct asked asked, const unsigned char *bytes, size_t length, struct buffer *out)
{
    if (deflater->effort == PDF_NO_EFFORT)
        return;
    const bool seen = was_seen(deflater, &asked, bytes, length);
    const struct piece *piece = seen ? map_find(deflater->kept[asked.effort][asked.kind], bytes, length) : NULL;
    if (piece) {
        buffer_append(out, piece->bytes, piece->length);
        return;
    }
    size_t size = compress_piece(deflater, &asked, bytes, length, out);
    if (seen)
        keep(deflater, &asked, bytes, length, out->bytes + out->length - size, size);
}

/* ------------------------------------------------------------------------------------------------ the stream */

static void put_sum(struct buffer *out, uint32_t sum)
{
    const unsigned char bytes[] = {(unsigned char)(sum >> 24), (unsigned char)(sum >> 16), (unsigned char)(sum >> 8),
                                   (unsigned char)sum};
    buffer_append(out, bytes, sizeof bytes);
}

static void put_stream(struct pdf_deflater *deflater, enum pdf_effort effort, const void *bytes, size_t length, struct buffer *out)
{
    buffer_append(out, "\x78\x9C", 2); /* deflate, 32 KB window, default level */
    append_piece(deflater, (struct asked){effort, KIND_LAST}, bytes, length, out);
    put_sum(out, libdeflate_adler32(1, bytes, length));
}

void pdf_deflate(struct pdf_deflater *deflater, const void *bytes, size_t length, struct buffer *out)
{
    put_stream(deflater, PDF_SWIFT, bytes, length, out);
}

void pdf_deflate_shared(struct pdf_deflater *deflater, const void *bytes, size_t length, struct buffer *out)
{
    put_stream(deflater, deflater->effort, bytes, length, out);
}

void pdf_piece_make(struct pdf_piece *piece, struct pdf_deflater *deflater, const void *bytes, size_t length)
{
    *piece = (struct pdf_piece){.sum = 1};
    pdf_piece_add(piece, deflater, bytes, length);
}

void pdf_piece_add(struct pdf_piece *piece, struct pdf_deflater *deflater, const void *bytes, size_t length)
{
    if (!length)
        return;
    append_piece(deflater, (struct asked){PDF_SWIFT, KIND_OPEN}, bytes, length, &piece->deflated);
    piece->sum = libdeflate_adler32(piece->sum, bytes, length);
    piece->length += length;
}

void pdf_piece_finish(struct pdf_piece *piece)
{
    buffer_finish(&piece->deflated);
}

void pdf_pieces_begin(struct pdf_pieces *pieces, struct buffer *out)
{
    *pieces = (struct pdf_pieces){out, 1};
    buffer_append(out, "\x78\x9C", 2);
}

void pdf_pieces_add(struct pdf_pieces *pieces, const struct pdf_piece *piece)
{
    buffer_append(pieces->out, piece->deflated.bytes, piece->deflated.length);
    pieces->sum = (uint32_t)adler32_combine(pieces->sum, piece->sum, (z_off_t)piece->length);
}

void pdf_pieces_store(struct pdf_pieces *pieces, const void *bytes, size_t length)
{
    const unsigned char *from = bytes;
    pieces->sum = libdeflate_adler32(pieces->sum, bytes, length);
    while (length) { /* RFC 1951, 3.2.4 */
        unsigned size = length < UINT16_MAX ? (unsigned)length : UINT16_MAX;
        const unsigned char head[] = {0, (unsigned char)size, (unsigned char)(size >> 8), (unsigned char)~size,
                                      (unsigned char)(~size >> 8)};
        buffer_append(pieces->out, head, sizeof head);
        buffer_append(pieces->out, from, size);
        from += size;
        length -= size;
    }
}

void pdf_pieces_end(struct pdf_pieces *pieces)
{
    buffer_append(pieces->out, END_BLOCK, END_LENGTH);
    put_sum(pieces->out, pieces->sum);
}
