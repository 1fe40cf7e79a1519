#include "code/mask.h"

#include <stdlib.h>

enum { BLOCK = 3, FINDER = 40, SHARE = 10 }; /* N2 to N4 */

void squares_add(struct squares *sum, const struct squares *one, const struct squares *other)
{
    sum->side = one->side;
    for (int i = 0; i < one->side; i++)
        sum->lines[i] = one->lines[i] ^ other->lines[i];
}

/* Of each 16 bits, how many are set: of two, of four, of eight, of all. Not all processors have an instruction for it. */
static lines count(lines bits)
{
    bits -= bits >> 1 & 0x5555555555555555;
    bits = (bits & 0x3333333333333333) + (bits >> 2 & 0x3333333333333333);
    bits = (bits + (bits >> 4)) & 0x0f0f0f0f0f0f0f0f;
    return (bits + (bits >> 8)) & 0x00ff00ff00ff00ff;
}

/* A line has so many points that those of all lines have room in 16 bits. */
static long add_up(lines counts, int which)
{
    return (long)(counts[which] * 0x0001000100010001 >> 48);
}

/* A bit where the square and the next one are alike. */
static lines alike(lines line, int side)
{
    return ~(line ^ line >> 1) & ((UINT64_C(1) << (side - 1)) - 1);
}

/* N1: five or more alike in a line: three points, and one for each beyond the fifth. A run has two bits more than it has squares of which the
 * next four are alike, and those of the next run are not beside them. */
static lines run_points(lines same)
{
    same &= same >> 1;
    same &= same >> 2;
    return same | same << 1 | same << 2;
}

/* Where the next four squares are light; what is outside is. */
static lines four_light(lines dark)
{
    dark |= dark >> 1;
    return ~(dark | dark >> 2);
}

/* N3: dark and light as 1:1:3:1:1, like a finder pattern, with four light ones before or behind: a bit for each of these, as no two patterns
 * begin beside each other. */
static lines finders(lines dark)
{
    lines end = dark & ~(dark >> 1), pattern = end & dark >> 2 & dark >> 3 & end >> 4 & dark >> 6;
    return (pattern & four_light(dark << 4)) | (pattern & four_light(dark >> 7)) << 1;
}

/* N1 to N3, of which that of blocks is two by two squares that are alike. */
static long pattern_penalty(const struct squares *squares)
{
    lines runs = {0}, blocks = {0}, found = {0}, above = {0}, same_above = {0};
    for (int i = 0; i < squares->side; i++) {
        lines dark = squares->lines[i], same = alike(dark, squares->side);
        runs += count(run_points(same));
        blocks += count(same & same_above & ~(dark ^ above));
        found += count(finders(dark));
        above = dark;
        same_above = same;
    }
    return add_up(runs, ROW) + add_up(runs, COLUMN) + BLOCK * add_up(blocks, ROW) + FINDER * (add_up(found, ROW) + add_up(found, COLUMN));
}

/* N4: for each whole 5 % that the share of dark ones is away from half. */
static long share_penalty(const struct squares *squares)
{
    const long all = (long)squares->side * squares->side;
    lines dark = {0};
    for (int i = 0; i < squares->side; i++)
        dark += count(squares->lines[i]);
    return SHARE * (labs(20 * add_up(dark, ROW) - 10 * all) / all);
}

long squares_penalty(const struct squares *squares, long most)
{
    long penalty = pattern_penalty(squares);
    return penalty <= most ? penalty + share_penalty(squares) : penalty;
}
