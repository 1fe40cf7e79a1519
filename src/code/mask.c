#include "code/mask.h"

#include <stdlib.h>

enum { RUN = 3, BLOCK = 3, FINDER = 40, SHARE = 10 }; /* N1 to N4 */

void squares_add(struct squares *squares, const struct squares *other)
{
    for (int i = 0; i < squares->side; i++) {
        squares->rows[i] ^= other->rows[i];
        squares->columns[i] ^= other->columns[i];
    }
}

static int count(uint64_t bits)
{
    return bits ? __builtin_popcountll(bits) : 0;
}

/* A bit where the square and the next one are alike. */
static uint64_t alike(uint64_t line, int side)
{
    return ~(line ^ line >> 1) & ((UINT64_C(1) << (side - 1)) - 1);
}

/* N1: five or more alike in a line: three points, and one for each beyond the fifth. */
static long run_penalty(uint64_t same)
{
    uint64_t five = same & same >> 1 & same >> 2 & same >> 3;
    return five ? count(five) + (RUN - 1) * count(five & ~(five >> 1)) : 0;
}

/* What stands so many squares before, and behind, each one of a line; what is outside is light. */
static uint64_t light_before(uint64_t light, int squares)
{
    return light << squares | ~(UINT64_MAX << squares);
}

static uint64_t light_behind(uint64_t light, int squares)
{
    return light >> squares | ~(UINT64_MAX >> squares);
}

/* N3: dark and light as 1:1:3:1:1, like a finder pattern, with four light ones before or behind. */
static long finder_penalty(uint64_t dark)
{
    uint64_t light = ~dark;
    uint64_t pattern = dark & light >> 1 & dark >> 2 & dark >> 3 & dark >> 4 & light >> 5 & dark >> 6;
    if (!pattern)
        return 0;
    uint64_t before = light_before(light, 1) & light_before(light, 2) & light_before(light, 3) & light_before(light, 4);
    uint64_t behind = light_behind(light, 7) & light_behind(light, 8) & light_behind(light, 9) & light_behind(light, 10);
    return FINDER * (count(pattern & before) + count(pattern & behind));
}

static long line_penalty(const uint64_t *lines, int side)
{
    long penalty = 0;
    for (int i = 0; i < side; i++)
        penalty += run_penalty(alike(lines[i], side)) + finder_penalty(lines[i]);
    return penalty;
}

/* N2: each block of two by two alike. */
static long block_penalty(const struct squares *squares)
{
    long blocks = 0;
    uint64_t above = alike(squares->rows[0], squares->side);
    for (int i = 1; i < squares->side; i++) {
        uint64_t here = alike(squares->rows[i], squares->side);
        blocks += count(above & here & ~(squares->rows[i - 1] ^ squares->rows[i]));
        above = here;
    }
    return BLOCK * blocks;
}

/* N4: for each whole 5 % that the share of dark ones is away from half. */
static long share_penalty(const struct squares *squares)
{
    long dark = 0, all = (long)squares->side * squares->side;
    for (int i = 0; i < squares->side; i++)
        dark += count(squares->rows[i]);
    return SHARE * (labs(20 * dark - 10 * all) / all);
}

long squares_penalty(const struct squares *squares, long most)
{
    long penalty = line_penalty(squares->rows, squares->side);
    if (penalty <= most)
        penalty += block_penalty(squares);
    if (penalty <= most)
        penalty += line_penalty(squares->columns, squares->side);
    return penalty <= most ? penalty + share_penalty(squares) : penalty;
}
