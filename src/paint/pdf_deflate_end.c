/*
 * A block ends with the code of its symbol 256, and behind it are zeros up to the next byte. Which code that is follows from the lengths
 * of all codes, with which the block begins (3.2.7). A code that is not all zeros cannot stand at two such ends.
 */
#include "paint/pdf_deflate_end.h"

#include <stdint.h>
#include <string.h>

enum { LENGTHS = 19, LENGTH_BITS = 7, LITERALS = 288, LITERALS_LEAST = 257, BITS_MOST = 15, END = 256, DYNAMIC = 2 };

struct bits {
    const unsigned char *at;
    uint32_t held;
    unsigned count;
};

static unsigned peek(struct bits *bits, unsigned count)
{
    for (; bits->count < count; bits->count += 8)
        bits->held |= (uint32_t)*bits->at++ << bits->count;
    return bits->held & ((1u << count) - 1);
}

static unsigned take(struct bits *bits, unsigned count)
{
    unsigned value = peek(bits, count);
    bits->held >>= count;
    bits->count -= count;
    return value;
}

static unsigned reverse(unsigned code, unsigned length)
{
    unsigned reversed = 0;
    for (; length--; code >>= 1)
        reversed = reversed << 1 | (code & 1);
    return reversed;
}

/* The code of a symbol among those of these lengths (3.2.2), as it stands in a stream: its first bit is the lowest. */
static unsigned find_code(const unsigned char *lengths, unsigned count, unsigned symbol)
{
    unsigned counts[BITS_MOST + 1] = {0}, code = 0;
    for (unsigned i = 0; i < count; i++)
        counts[lengths[i]]++;
    counts[0] = 0;
    for (unsigned length = 1; length <= lengths[symbol]; length++)
        code = (code + counts[length - 1]) << 1;
    for (unsigned i = 0; i < symbol; i++)
        code += lengths[i] == lengths[symbol];
    return reverse(code, lengths[symbol]);
}

/* The code of lengths, in which the others are written: by its next bits, which symbol that is. */
static void read_length_code(struct bits *bits, unsigned count, unsigned char lengths[LENGTHS], unsigned char symbols[1 << LENGTH_BITS])
{
    static const unsigned char order[LENGTHS] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    memset(lengths, 0, LENGTHS);
    memset(symbols, 0, 1 << LENGTH_BITS);
    for (unsigned i = 0; i < count; i++)
        lengths[order[i]] = (unsigned char)take(bits, 3);
    for (unsigned symbol = 0; symbol < LENGTHS; symbol++)
        if (lengths[symbol])
            for (unsigned code = find_code(lengths, LENGTHS, symbol); code < 1 << LENGTH_BITS; code += 1u << lengths[symbol])
                symbols[code] = (unsigned char)symbol;
}

/* Symbols above 15 are repeats: of the length before, and of none twice. */
static unsigned read_literal_lengths(struct bits *bits, unsigned char literals[LITERALS])
{
    static const struct { unsigned char bits, least; } repeats[] = {{2, 3}, {3, 3}, {7, 11}};
    unsigned char lengths[LENGTHS], symbols[1 << LENGTH_BITS];
    const unsigned count = LITERALS_LEAST + take(bits, 5);
    (void)take(bits, 5); /* of distances */
    read_length_code(bits, 4 + take(bits, 4), lengths, symbols);
    for (unsigned i = 0; i < count;) {
        const unsigned char symbol = symbols[peek(bits, LENGTH_BITS)];
        (void)take(bits, lengths[symbol]);
        unsigned times = symbol < 16 ? 1 : repeats[symbol - 16].least + take(bits, repeats[symbol - 16].bits);
        const unsigned char length = symbol < 16 ? symbol : symbol == 16 && i ? literals[i - 1] : 0;
        while (times-- && i < count)
            literals[i++] = length;
    }
    return count;
}

int deflate_bits_behind(const unsigned char *bytes, size_t length)
{
    unsigned char literals[LITERALS];
    struct bits bits = {.at = bytes};
    uint32_t last = 0;
    if (length < sizeof last || take(&bits, 3) >> 1 != DYNAMIC)
        return -1;
    const unsigned count = read_literal_lengths(&bits, literals), size = literals[END], code = find_code(literals, count, END);
    for (unsigned i = 0; i < sizeof last; i++)
        last |= (uint32_t)bytes[length - sizeof last + i] << 8 * i;
    for (unsigned behind = 0; code && behind < 8; behind++)
        if (last << behind >> (32 - size) == code)
            return (int)behind;
    return -1;
}
