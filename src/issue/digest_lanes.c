#include "issue/digest_lanes.h"

#include <stdlib.h>
#include <string.h>

#if defined __x86_64__

#include <cpuid.h>

enum { LANES = 8 };

/* A word of each lane. */
typedef uint32_t words __attribute__((vector_size(LANES * sizeof(uint32_t))));

/* FIPS 180-4, 5.3.3 and 4.2.2. */
static const uint32_t BEGINNING[DIGEST_WORDS] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                                 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
static const uint32_t K[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
    0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
    0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
    0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
    0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
    0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

/* ------------------------------------------------------------------------------------------------ a block of each lane */

/* 4.1.2. As macros: they must be compiled for the vectors of the function that they stand in. */
#define TURN(x, n) ((x) >> (n) | (x) << (32 - (n)))
#define UPPER_0(x) (TURN(x, 2) ^ TURN(x, 13) ^ TURN(x, 22))
#define UPPER_1(x) (TURN(x, 6) ^ TURN(x, 11) ^ TURN(x, 25))
#define LOWER_0(x) (TURN(x, 7) ^ TURN(x, 18) ^ (x) >> 3)
#define LOWER_1(x) (TURN(x, 17) ^ TURN(x, 19) ^ (x) >> 10)
#define CHOICE(x, y, z) ((z) ^ ((x) & ((y) ^ (z))))
#define MAJORITY(x, y, z) (((x) & (y)) | ((z) & ((x) | (y))))

/* 6.2.2, steps 1 and 3, of round `t` + `i`: instead of handing on each word, the names are. */
#define ROUND(a, b, c, d, e, f, g, h, i)                                                              \
    do {                                                                                              \
        if (t)                                                                                        \
            w[i] += LOWER_1(w[((i) + 14) % 16]) + w[((i) + 9) % 16] + LOWER_0(w[((i) + 1) % 16]);     \
        words sum = h + UPPER_1(e) + CHOICE(e, f, g) + K[t + (i)] + w[i];                             \
        d += sum;                                                                                     \
        h = sum + UPPER_0(a) + MAJORITY(a, b, c);                                                     \
    } while (0)
#define EIGHT_ROUNDS(i)                        \
    ROUND(a, b, c, d, e, f, g, h, (i));        \
    ROUND(h, a, b, c, d, e, f, g, (i) + 1);    \
    ROUND(g, h, a, b, c, d, e, f, (i) + 2);    \
    ROUND(f, g, h, a, b, c, d, e, (i) + 3);    \
    ROUND(e, f, g, h, a, b, c, d, (i) + 4);    \
    ROUND(d, e, f, g, h, a, b, c, (i) + 5);    \
    ROUND(c, d, e, f, g, h, a, b, (i) + 6);    \
    ROUND(b, c, d, e, f, g, h, a, (i) + 7)

/* Of two rows of a square, cut to squares of that size, the upper right of each four and the lower left change places. */
#define EXCHANGE(upper, lower, size, ...)                    \
    do {                                                     \
        const words old = upper, left = {__VA_ARGS__};       \
        upper = __builtin_shuffle(old, lower, left);         \
        lower = __builtin_shuffle(old, lower, left + (size)); \
    } while (0)

/* Eight words of each block, from each lane's own to the first of all lanes, the second of all, … */
__attribute__((target("avx2"))) static void turn_square(words w[LANES], const unsigned char *const blocks[LANES], size_t at)
{
    typedef unsigned char bytes __attribute__((vector_size(sizeof(words))));
    static const bytes BIG_ENDIAN_WORDS = {3,  2,  1,  0,  7,  6,  5,  4,  11, 10, 9,  8,  15, 14, 13, 12,
                                           19, 18, 17, 16, 23, 22, 21, 20, 27, 26, 25, 24, 31, 30, 29, 28};
    for (int lane = 0; lane < LANES; lane++) {
        memcpy(&w[lane], blocks[lane] + at, sizeof *w);
        w[lane] = (words)__builtin_shuffle((bytes)w[lane], BIG_ENDIAN_WORDS);
    }
    for (int i = 0; i < 4; i++)
        EXCHANGE(w[i], w[i + 4], 4, 0, 1, 2, 3, 8, 9, 10, 11);
    for (int i = 0; i < 8; i += i % 2 ? 3 : 1)
        EXCHANGE(w[i], w[i + 2], 2, 0, 1, 8, 9, 4, 5, 12, 13);
    for (int i = 0; i < 8; i += 2)
        EXCHANGE(w[i], w[i + 1], 1, 0, 8, 2, 10, 4, 12, 6, 14);
}

__attribute__((target("avx2"))) static void compress(words state[DIGEST_WORDS], const unsigned char *const blocks[LANES])
{
    words w[16];
    turn_square(w, blocks, 0);
    turn_square(w + LANES, blocks, LANES * sizeof(uint32_t));
    words a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
    for (int t = 0; t < 64; t += 16) {
        EIGHT_ROUNDS(0);
        EIGHT_ROUNDS(8);
    }
    const words sums[DIGEST_WORDS] = {a, b, c, d, e, f, g, h};
    for (int i = 0; i < DIGEST_WORDS; i++)
        state[i] += sums[i];
}

/* ------------------------------------------------------------------------------------------------ lanes */

static void put_state(words state[DIGEST_WORDS], int lane, const uint32_t from[DIGEST_WORDS])
{
    for (int i = 0; i < DIGEST_WORDS; i++)
        state[i][lane] = from[i];
}

static void get_state(const words state[DIGEST_WORDS], int lane, uint32_t to[DIGEST_WORDS])
{
    for (int i = 0; i < DIGEST_WORDS; i++)
        to[i] = state[i][lane];
}

/* What a lane is at; without a row it is idle. */
struct lane {
    struct digest_row *row;
    size_t block;
};

static void begin_row(struct lane *lane, struct digest_row *row, words state[DIGEST_WORDS], int number)
{
    lane->row = row;
    lane->block = row->leader ? row->from : 0;
    put_state(state, number, row->leader ? row->leader->stopped : BEGINNING);
}

/* Before the next block: what ends here is kept. */
static void look(struct lane *lane, const words state[DIGEST_WORDS], int number)
{
    struct digest_row *row = lane->row;
    if (row && lane->block == row->stop)
        get_state(state, number, row->stopped);
    if (!row || lane->block < row->count)
        return;
    get_state(state, number, row->state);
    lane->row = NULL;
}

void digest_lanes(struct digest_row *const *rows, size_t count)
{
    static const unsigned char idle[DIGEST_BLOCK];
    struct lane lanes[LANES] = {0};
    words state[DIGEST_WORDS] = {0};
    const unsigned char *blocks[LANES];
    bool busy;
    size_t next = 0;
    do {
        busy = false;
        for (int i = 0; i < LANES; i++) {
            look(&lanes[i], state, i);
            while (!lanes[i].row && next < count) {
                begin_row(&lanes[i], rows[next++], state, i);
                look(&lanes[i], state, i); /* it may have no block */
            }
            busy |= lanes[i].row != NULL;
            blocks[i] = lanes[i].row ? lanes[i].row->bytes + lanes[i].block++ * DIGEST_BLOCK : idle;
        }
        if (busy)
            compress(state, blocks);
    } while (busy);
}

bool digest_has_lanes(void)
{
    return __builtin_cpu_supports("avx2");
}

/* Intel's manual, CPUID, leaf 7. */
bool digest_prefers_lanes(void)
{
    enum { SHA = 1 << 29 };
    unsigned a, b = 0, c, d;
    return digest_has_lanes() && __get_cpuid_count(7, 0, &a, &b, &c, &d) && !(b & SHA);
}

#else

bool digest_has_lanes(void)
{
    return false;
}

bool digest_prefers_lanes(void)
{
    return false;
}

void digest_lanes(struct digest_row *const *rows, size_t count)
{
    (void)rows;
    (void)count;
    abort();
}

#endif
