/*
 * The library makes a code for a text in some 400,000 instructions, and eight of them to find the mask that disturbs readers least
 * (7.8.3).  What it does is linear, though, but for mask and format: error correction is a sum over GF(2^8), and each bit of the data
 * goes to places of its own.  So a code of another text is the sum (exclusive or) of the first one and of what each bit in which the
 * texts differ changes; that is asked of the library once for each bit.  What another mask changes is the same for all codes of a size,
 * format included, as that is linear too (7.9.1, annex C).  Long texts have little in common: each is asked for, with the first mask.
 */
#include "code/code.h"

#include <limits.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "code/mask.h"
#include "code/qrcodegen.h"

/* Two letters in 11 bits (7.4.4); of short texts, and of all. */
enum { BITS_MOST = CODE_SHORT_MOST / 2 * 11, BYTES_MOST = (BITS_MOST + 7) / 8, ALL_BYTES_MOST = (CODE_TEXT_MOST / 2 * 11 + 7) / 8 };

enum { SHORT_VERSION_MOST = 4, LONG_VERSION = 10, VERSION_MOST = (CODE_SIDE_MOST - 17) / 4 };

struct code_maker {
    const struct qrcodegen *library; /* NULL: not loaded so far */
    size_t length;                   /* of the short text that others are compared with; 0: none so far */
    unsigned char bits[BYTES_MOST];  /* of that text */
    struct squares first;            /* its code with the first mask */
};

/* What all threads share, as it depends on no text: what each bit and each mask changes in codes of a version; NULL: not asked so far. */
typedef const struct squares *_Atomic change;
static struct {
    pthread_mutex_t lock;
    change bits[SHORT_VERSION_MOST + 1][BITS_MOST], masks[VERSION_MOST + 1][CODE_MASKS];
} known = {.lock = PTHREAD_MUTEX_INITIALIZER};

bool code_takes(const char *text)
{
    size_t length = strspn(text, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:");
    return length && length <= CODE_TEXT_MOST && !text[length];
}

struct code_maker *code_maker_create(void)
{
    return memory_zeroed(1, sizeof(struct code_maker));
}

void code_maker_destroy(struct code_maker *maker)
{
    free(maker);
}

/* ------------------------------------------------------------------------------------------------ the library's */

static void read_squares(const struct qrcodegen *library, const uint8_t *made, struct squares *squares)
{
    *squares = (struct squares){.side = library->qrcodegen_getSize(made)};
    for (int y = 0; y < squares->side; y++)
        for (int x = 0; x < squares->side; x++) {
            uint64_t dark = library->qrcodegen_getModule(made, x, y);
            squares->lines[y][ROW] |= dark << x;
            squares->lines[x][COLUMN] |= dark << y;
        }
}

static void ask(const struct qrcodegen *library, const struct qrcodegen_Segment *segment, int mask, struct squares *squares)
{
    bool is_long = segment->numChars > CODE_SHORT_MOST;
    uint8_t room[qrcodegen_BUFFER_LEN_FOR_VERSION(VERSION_MOST)], made[sizeof room];
    library->qrcodegen_encodeSegmentsAdvanced(segment, 1, is_long ? qrcodegen_Ecc_LOW : qrcodegen_Ecc_MEDIUM,
                                              is_long ? LONG_VERSION : qrcodegen_VERSION_MIN,
                                              is_long ? VERSION_MOST : SHORT_VERSION_MOST, (enum qrcodegen_Mask)mask, is_long, room, made);
    read_squares(library, made, squares);
}

static int version_of(const struct squares *code)
{
    return (code->side - 17) / 4;
}

/* What has to be added to a code to make it that of the segment with this mask. */
static const struct squares *find_change(const struct qrcodegen *library, change *place, const struct squares *code,
                                         const struct qrcodegen_Segment *segment, int mask)
{
    const struct squares *there = atomic_load_explicit(place, memory_order_acquire);
    if (there)
        return there;
    struct squares *made = memory_zeroed(1, sizeof *made);
    pthread_mutex_lock(&known.lock);
    there = atomic_load_explicit(place, memory_order_relaxed);
    if (!there) {
        ask(library, segment, mask, made);
        squares_add(made, made, code);
        atomic_store_explicit(place, there = made, memory_order_release);
        made = NULL;
    }
    pthread_mutex_unlock(&known.lock);
    free(made);
    return there;
}

static const struct squares *change_of_bit(const struct code_maker *maker, struct qrcodegen_Segment segment, int bit)
{
    unsigned char bits[BYTES_MOST];
    memcpy(bits, maker->bits, sizeof bits);
    bits[bit / 8] ^= (unsigned char)(0x80 >> bit % 8);
    segment.data = bits;
    return find_change(maker->library, &known.bits[version_of(&maker->first)][bit], &maker->first, &segment, 0);
}

/* ------------------------------------------------------------------------------------------------ making */

/* Of the segment's code with each mask, of which this is the one with the first, that which disturbs least; of several the first. */
static void choose(const struct qrcodegen *library, const struct qrcodegen_Segment *segment, const struct squares *first, struct code *code)
{
    long least = LONG_MAX;
    *code = (struct code){.side = first->side};
    for (int mask = 0; mask < CODE_MASKS; mask++) {
        struct squares squares;
        squares_add(&squares, first, find_change(library, &known.masks[version_of(first)][mask], first, segment, mask));
        long penalty = squares_penalty(&squares, least);
        if (penalty >= least)
            continue;
        least = penalty;
        for (int y = 0; y < code->side; y++)
            code->rows[y] = squares.lines[y][ROW];
    }
}

static void begin(struct code_maker *maker, const struct qrcodegen_Segment *segment)
{
    memcpy(maker->bits, segment->data, sizeof maker->bits);
    maker->length = (size_t)segment->numChars;
    ask(maker->library, segment, 0, &maker->first);
}

static void make_short(struct code_maker *maker, const char *text, struct code *code)
{
    unsigned char bits[BYTES_MOST] = {0};
    const struct qrcodegen_Segment segment = maker->library->qrcodegen_makeAlphanumeric(text, bits);
    if (maker->length != (size_t)segment.numChars)
        begin(maker, &segment);
    struct squares sum = maker->first;
    for (int byte = 0; byte < BYTES_MOST; byte++)
        for (int other = bits[byte] ^ maker->bits[byte], bit = 0; other; bit++, other = other << 1 & 0xFF)
            if (other & 0x80)
                squares_add(&sum, &sum, change_of_bit(maker, segment, 8 * byte + bit));
    choose(maker->library, &segment, &sum, code);
}

static void make_long(struct code_maker *maker, const char *text, struct code *code)
{
    unsigned char bits[ALL_BYTES_MOST] = {0};
    struct squares first;
    const struct qrcodegen_Segment segment = maker->library->qrcodegen_makeAlphanumeric(text, bits);
    ask(maker->library, &segment, 0, &first);
    choose(maker->library, &segment, &first, code);
}

bool code_make(struct code_maker *maker, const char *text, struct code *code, struct diag *diag)
{
    if (!maker->library && !(maker->library = qrcodegen_load(diag)))
        return false;
    if (strlen(text) <= CODE_SHORT_MOST)
        make_short(maker, text, code);
    else
        make_long(maker, text, code);
    return true;
}

/* ------------------------------------------------------------------------------------------------ boxes */

/* A run of dark squares and as many rows below as have all of it. */
static struct code_box take_box(uint64_t *rows, int side, int y)
{
    int x = __builtin_ctzll(rows[y]), width = __builtin_ctzll(~(rows[y] >> x)), height = 0;
    uint64_t run = ((UINT64_C(1) << width) - 1) << x;
    for (; y + height < side && (rows[y + height] & run) == run; height++)
        rows[y + height] &= ~run;
    return (struct code_box){(unsigned char)x, (unsigned char)y, (unsigned char)width, (unsigned char)height};
}

size_t code_boxes(const struct code *code, struct code_box boxes[CODE_BOXES_MOST])
{
    uint64_t rows[CODE_SIDE_MOST];
    size_t count = 0;
    memcpy(rows, code->rows, sizeof rows);
    for (int y = 0; y < code->side; y++)
        while (rows[y])
            boxes[count++] = take_box(rows, code->side, y);
    return count;
}
