/*
 * The library makes a code for a text in some 400,000 instructions, and eight of them to find the mask that disturbs readers least
 * (7.8.3).  What it does is linear, though, but for mask and format: error correction is a sum over GF(2^8), and each bit of the data
 * goes to places of its own.  So a code of another text is the sum (exclusive or) of the first one and of what each bit in which the
 * texts differ changes; that is asked of the library once for each bit.  Long texts have little in common: each is asked for once, with
 * the first mask, and what the others change is the same for all of them, format included, as that is linear too (7.9.1, annex C).
 */
#include "code/code.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/memory.h"
#include "code/mask.h"
#include "code/qrcodegen.h"

/* Two letters in 11 bits (7.4.4); of short texts, and of all. */
enum { BITS_MOST = CODE_SHORT_MOST / 2 * 11, BYTES_MOST = (BITS_MOST + 7) / 8, ALL_BYTES_MOST = (CODE_TEXT_MOST / 2 * 11 + 7) / 8 };

struct code_maker {
    const struct qrcodegen *library;        /* NULL: not loaded so far */
    size_t length;                          /* of the text that all is compared with; 0: none so far */
    int side;
    unsigned char bits[BYTES_MOST];         /* of that text */
    struct squares masked[CODE_MASKS];      /* its code with each mask */
    const struct squares *changes[BITS_MOST]; /* what each bit changes; NULL: not asked so far */
    struct squares masks[2][CODE_MASKS];    /* of long texts, of either size: what each mask changes of the first; side 0: not asked
                                               so far */
    struct arena *arena;
};

bool code_takes(const char *text)
{
    size_t length = strspn(text, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:");
    return length && length <= CODE_TEXT_MOST && !text[length];
}

struct code_maker *code_maker_create(void)
{
    struct code_maker *maker = memory_zeroed(1, sizeof *maker);
    maker->arena = arena_create();
    return maker;
}

void code_maker_destroy(struct code_maker *maker)
{
    if (!maker)
        return;
    arena_destroy(maker->arena);
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

/* The code of a long text. */
static void ask_long(const struct qrcodegen *library, const struct qrcodegen_Segment *segment, int mask, struct squares *squares)
{
    enum { USUAL = 10, MOST = (CODE_SIDE_MOST - 17) / 4 };
    uint8_t room[qrcodegen_BUFFER_LEN_FOR_VERSION(MOST)], made[sizeof room];
    library->qrcodegen_encodeSegmentsAdvanced(segment, 1, qrcodegen_Ecc_LOW, USUAL, MOST, (enum qrcodegen_Mask)mask, true, room,
                                              made);
    read_squares(library, made, squares);
}

/* That of a short one, whose data are these bits. */
static void ask(const struct qrcodegen *library, struct qrcodegen_Segment segment, const unsigned char *bits, int mask,
                struct squares *squares)
{
    enum { VERSION_MOST = 4 };
    uint8_t data[BYTES_MOST], room[qrcodegen_BUFFER_LEN_FOR_VERSION(VERSION_MOST)], made[sizeof room];
    memcpy(data, bits, sizeof data);
    segment.data = data;
    library->qrcodegen_encodeSegmentsAdvanced(&segment, 1, qrcodegen_Ecc_MEDIUM, qrcodegen_VERSION_MIN, VERSION_MOST,
                                              (enum qrcodegen_Mask)mask, false, room, made);
    read_squares(library, made, squares);
}

static void begin(struct code_maker *maker, struct qrcodegen_Segment segment)
{
    arena_clear(maker->arena);
    memset(maker->changes, 0, sizeof maker->changes);
    memcpy(maker->bits, segment.data, sizeof maker->bits);
    maker->length = (size_t)segment.numChars;
    for (int mask = 0; mask < CODE_MASKS; mask++)
        ask(maker->library, segment, maker->bits, mask, &maker->masked[mask]);
    maker->side = maker->masked[0].side;
}

static const struct squares *find_change(struct code_maker *maker, struct qrcodegen_Segment segment, int bit)
{
    if (maker->changes[bit])
        return maker->changes[bit];
    struct squares *change = arena_new(maker->arena, struct squares);
    unsigned char bits[BYTES_MOST];
    memcpy(bits, maker->bits, sizeof bits);
    bits[bit / 8] ^= (unsigned char)(0x80 >> bit % 8);
    ask(maker->library, segment, bits, 0, change);
    squares_add(change, change, &maker->masked[0]);
    return maker->changes[bit] = change;
}

/* ------------------------------------------------------------------------------------------------ making */

/* The code with each mask is the sum of what is `common` to all and of these: the one that disturbs least; of several the first. */
static void choose(const struct squares *common, const struct squares masked[CODE_MASKS], struct code *code)
{
    long least = LONG_MAX;
    *code = (struct code){.side = common->side};
    for (int mask = 0; mask < CODE_MASKS; mask++) {
        struct squares squares;
        squares_add(&squares, common, &masked[mask]);
        long penalty = squares_penalty(&squares, least);
        if (penalty >= least)
            continue;
        least = penalty;
        for (int y = 0; y < code->side; y++)
            code->rows[y] = squares.lines[y][ROW];
    }
}

static void make_short(struct code_maker *maker, const char *text, struct code *code)
{
    unsigned char bits[BYTES_MOST] = {0};
    const struct qrcodegen_Segment segment = maker->library->qrcodegen_makeAlphanumeric(text, bits);
    if (maker->length != (size_t)segment.numChars)
        begin(maker, segment);
    struct squares change = {.side = maker->side};
    for (int byte = 0; byte < BYTES_MOST; byte++)
        for (int other = bits[byte] ^ maker->bits[byte], bit = 0; other; bit++, other = other << 1 & 0xFF)
            if (other & 0x80)
                squares_add(&change, &change, find_change(maker, segment, 8 * byte + bit));
    choose(&change, maker->masked, code);
}

static void make_long(struct code_maker *maker, const char *text, struct code *code)
{
    unsigned char bits[ALL_BYTES_MOST] = {0};
    struct squares first;
    const struct qrcodegen_Segment segment = maker->library->qrcodegen_makeAlphanumeric(text, bits);
    ask_long(maker->library, &segment, 0, &first);
    struct squares *masks = maker->masks[first.side == CODE_SIDE_MOST];
    for (int mask = 0; mask < CODE_MASKS && !masks[mask].side; mask++) {
        ask_long(maker->library, &segment, mask, &masks[mask]);
        squares_add(&masks[mask], &masks[mask], &first);
    }
    choose(&first, masks, code);
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
