/* Codes: what telephones read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <limits.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "code/address.h"
#include "code/code.h"
#include "code/mask.h"

static const char ADDRESS[] = "HTTPS://CHECK.SCHOOL.NL/7G5K-Q4MW-VXZ0-1N34-56A8";

static struct code make(struct code_maker *maker, const char *text)
{
    struct code code = {0};
    struct diag *diag = diag_create();
    assert_true(code_make(maker, text, &code, diag));
    assert_int_equal(diag_errors(diag), 0);
    diag_destroy(diag);
    return code;
}

static bool is_dark(const struct code *code, int x, int y)
{
    return x >= 0 && y >= 0 && x < code->side && y < code->side && code->rows[y] >> x & 1;
}

/* ------------------------------------------------------------------------------------------------ reading */

/* What a reader does, with neither haste nor errors to correct: finds mask and level in the format (7.9), walks the data (7.7.3), and
 * takes letters out of them (7.4.4). */
static int format_bits(const struct code *code)
{
    static const int places[15][2] = {{0, 8}, {1, 8}, {2, 8}, {3, 8}, {4, 8}, {5, 8}, {7, 8}, {8, 8},
                                      {8, 7}, {8, 5}, {8, 4}, {8, 3}, {8, 2}, {8, 1}, {8, 0}};
    int bits = 0;
    for (int i = 0; i < 15; i++)
        bits = bits << 1 | is_dark(code, places[i][0], places[i][1]);
    return bits ^ 0x5412;
}

static bool is_masked(int mask, int x, int y)
{
    switch (mask) {
    case 0: return (x + y) % 2 == 0;
    case 1: return y % 2 == 0;
    case 2: return x % 3 == 0;
    case 3: return (x + y) % 3 == 0;
    case 4: return (x / 3 + y / 2) % 2 == 0;
    case 5: return x * y % 2 + x * y % 3 == 0;
    case 6: return (x * y % 2 + x * y % 3) % 2 == 0;
    default: return ((x + y) % 2 + x * y % 3) % 2 == 0;
    }
}

/* Finder, timing and alignment patterns, and the format, of versions up to 4. */
static bool is_function(int side, int x, int y)
{
    bool finder = (x < 9 && y < 9) || (x >= side - 8 && y < 9) || (x < 9 && y >= side - 8);
    bool alignment = side > 21 && abs(x - (side - 7)) <= 2 && abs(y - (side - 7)) <= 2;
    return finder || alignment || x == 6 || y == 6;
}

static size_t read_bits(const struct code *code, unsigned char *bits)
{
    int mask = format_bits(code) >> 10 & 7;
    size_t count = 0;
    for (int right = code->side - 1, column = 0; right > 0; right -= 2, column++) {
        right -= right == 6;
        for (int i = 0; i < code->side; i++)
            for (int x = right; x > right - 2; x--) {
                int y = column % 2 ? i : code->side - 1 - i;
                if (!is_function(code->side, x, y))
                    bits[count++] = is_dark(code, x, y) != is_masked(mask, x, y);
            }
    }
    return count;
}

/* Version 4 has two blocks of 32 bytes, which alternate (7.6). */
static void order_blocks(unsigned char *bits)
{
    enum { BYTES = 32 };
    unsigned char mixed[2 * BYTES * 8];
    memcpy(mixed, bits, sizeof mixed);
    for (int i = 0; i < BYTES; i++)
        for (int block = 0; block < 2; block++)
            memcpy(bits + (block * BYTES + i) * 8, mixed + (2 * i + block) * 8, 8);
}

static int take(const unsigned char **bits, int count)
{
    int value = 0;
    while (count--)
        value = value << 1 | *(*bits)++;
    return value;
}

static void read_text(const struct code *code, char text[CODE_SHORT_MOST + 1])
{
    static const char letters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    unsigned char all[CODE_SIDE_MOST * CODE_SIDE_MOST];
    const unsigned char *bits = all;
    read_bits(code, all);
    if (code->side == 33)
        order_blocks(all);
    assert_int_equal(take(&bits, 4), 2); /* alphanumeric */
    int length = take(&bits, 9), i = 0;
    for (; i + 1 < length; i += 2) {
        int pair = take(&bits, 11);
        text[i] = letters[pair / 45];
        text[i + 1] = letters[pair % 45];
    }
    if (i < length)
        text[i++] = letters[take(&bits, 6)];
    text[i] = '\0';
}

/* Level M is 00 (table 12). */
static void assert_reads(const struct code *code, const char *text)
{
    char read[CODE_SHORT_MOST + 1];
    assert_int_equal(format_bits(code) >> 13, 0);
    read_text(code, read);
    assert_string_equal(read, text);
}

/* ------------------------------------------------------------------------------------------------ codes */

static void a_code_reads_as_its_text(void **state)
{
    (void)state;
    struct code_maker *maker = code_maker_create();
    struct code code = make(maker, ADDRESS);
    assert_int_equal(code.side, 29);
    assert_reads(&code, ADDRESS);
    code = make(maker, "A");
    assert_int_equal(code.side, 21);
    assert_reads(&code, "A");
    code_maker_destroy(maker);
}

/* Whatever was made before. */
static void a_text_has_one_code(void **state)
{
    (void)state;
    struct code_maker *used = code_maker_create();
    make(used, "HTTPS://OTHER.SCHOOL.NL/0000-0000-0000-0000-0000");
    for (unsigned i = 0; i < 200; i++) {
        char text[sizeof ADDRESS];
        memcpy(text, ADDRESS, sizeof text);
        for (size_t j = 24; j < 48; j += 1 + (j + i) % 3)
            text[j] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[(i * 2654435761u + j * 40503u) >> 7 & 31];
        struct code_maker *fresh = code_maker_create();
        struct code first = make(fresh, text), later = make(used, text);
        assert_memory_equal(&first, &later, sizeof first);
        assert_reads(&later, text);
        code_maker_destroy(fresh);
    }
    code_maker_destroy(used);
}

/* ------------------------------------------------------------------------------------------------ long codes */

static const char *long_text(size_t length, unsigned seed)
{
    static char text[CODE_TEXT_MOST + 2];
    for (size_t i = 0; i < length; i++)
        text[i] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ+-./:"[(seed + i * 2654435761u + seed * i * 40503u) >> 7 & 31];
    text[length] = '\0';
    return text;
}

/* Whatever was made before: of another length, another level, or short. */
static void a_long_text_has_one_code(void **state)
{
    static const size_t lengths[] = {91, 174, 175, 221, 222, 311, 312, CODE_LONG_MOST, CODE_LONG_MOST + 1, CODE_TEXT_MOST};
    (void)state;
    struct code_maker *used = code_maker_create();
    for (unsigned i = 0; i < 3 * sizeof lengths / sizeof *lengths; i++) {
        struct code_maker *fresh = code_maker_create();
        make(used, ADDRESS);
        struct code first = make(fresh, long_text(lengths[i / 3], i)), later = make(used, long_text(lengths[i / 3], i));
        assert_int_equal(first.side, lengths[i / 3] > CODE_LONG_MOST ? CODE_SIDE_MOST : 57);
        assert_memory_equal(&first, &later, sizeof first);
        code_maker_destroy(fresh);
    }
    code_maker_destroy(used);
}

/* Levels as the format has them (table 12): L 1, M 0, Q 3, H 2. */
static void a_long_code_is_as_robust_as_it_has_room(void **state)
{
    static const struct { size_t length; int level; } cases[] = {{91, 2},  {174, 2}, {175, 3}, {221, 3}, {222, 0},
                                                                 {311, 0}, {312, 1}, {CODE_LONG_MOST, 1}, {CODE_TEXT_MOST, 1}};
    (void)state;
    struct code_maker *maker = code_maker_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct code code = make(maker, long_text(cases[i].length, 7));
        assert_int_equal(format_bits(&code) >> 13, cases[i].level);
    }
    code_maker_destroy(maker);
}

static void what_a_code_takes(void **state)
{
    (void)state;
    char text[CODE_SHORT_MOST + 2];
    memset(text, 'A', sizeof text);
    text[CODE_SHORT_MOST] = '\0';
    assert_true(code_takes(text));
    struct code_maker *maker = code_maker_create();
    struct code code = make(maker, text);
    assert_int_equal(code.side, 33);
    assert_reads(&code, text);
    code_maker_destroy(maker);
    assert_true(code_takes(long_text(CODE_TEXT_MOST, 0)));
    assert_false(code_takes(long_text(CODE_TEXT_MOST + 1, 0)));
    assert_false(code_takes(""));
    assert_false(code_takes("a"));
    assert_true(code_takes("0 $%*+-./:"));
    assert_false(code_takes("A_B"));
}

/* ------------------------------------------------------------------------------------------------ masks */

static bool at(const struct code *code, bool turned, int line, int i)
{
    return turned ? is_dark(code, line, i) : is_dark(code, i, line);
}

static int finders(const struct code *code, bool turned, int line, int from)
{
    static const bool pattern[] = {1, 0, 1, 1, 1, 0, 1};
    bool before = true, behind = true;
    for (int i = 0; i < 7; i++)
        if (at(code, turned, line, from + i) != pattern[i])
            return 0;
    for (int i = 1; i <= 4; i++) {
        before = before && !at(code, turned, line, from - i);
        behind = behind && !at(code, turned, line, from + 6 + i);
    }
    return before + behind;
}

/* Table 11, square by square. */
static long slow_penalty(const struct code *code)
{
    long penalty = 0, dark = 0, all = (long)code->side * code->side;
    for (int turned = 0; turned < 2; turned++)
        for (int line = 0; line < code->side; line++)
            for (int i = 0, run = 0; i < code->side; i++) {
                run = i && at(code, turned, line, i) == at(code, turned, line, i - 1) ? run + 1 : 1;
                penalty += run == 5 ? 3 : run > 5;
                penalty += 40 * finders(code, turned, line, i);
            }
    for (int y = 0; y < code->side; y++)
        for (int x = 0; x < code->side; x++) {
            bool same = x && y && is_dark(code, x, y) == is_dark(code, x - 1, y) && is_dark(code, x, y) == is_dark(code, x, y - 1) &&
                        is_dark(code, x, y) == is_dark(code, x - 1, y - 1);
            penalty += 3 * same;
            dark += is_dark(code, x, y);
        }
    return penalty + 10 * (labs(20 * dark - 10 * all) / all);
}

/* At the edges too: lines of the largest codes have hardly room beside them in a word. */
static void penalties_are_those_of_the_standard(void **state)
{
    (void)state;
    struct code_maker *maker = code_maker_create();
    for (unsigned seed = 0; seed < 100; seed++) {
        struct code code = make(maker, seed % 4 ? long_text(91 + 377 * (seed % 2), seed) : ADDRESS);
        struct squares squares = {.side = code.side};
        if (seed % 4 == 1)
            code.rows[code.side - 1 - (int)seed / 4] = UINT64_C(0x5D) << (code.side - 7); /* like a finder pattern, at the right edge */
        if (seed % 4 == 2)
            code.rows[8] = 0x5D; /* at the left */
        for (int y = 0; y < code.side; y++)
            for (int x = 0; x < code.side; x++) {
                squares.lines[y][ROW] |= (uint64_t)is_dark(&code, x, y) << x;
                squares.lines[x][COLUMN] |= (uint64_t)is_dark(&code, x, y) << y;
            }
        assert_int_equal(squares_penalty(&squares, LONG_MAX), slow_penalty(&code));
    }
    code_maker_destroy(maker);
}

/* With another mask: all but function patterns change, and so does the format, to what it is with that mask. */
static struct code masked_anew(const struct code *code, int mask)
{
    struct code other = *code;
    int old = format_bits(code) >> 10 & 7;
    for (int y = 0; y < code->side; y++)
        for (int x = 0; x < code->side; x++)
            if (!is_function(code->side, x, y) && is_masked(old, x, y) != is_masked(mask, x, y))
                other.rows[y] ^= UINT64_C(1) << x;
    return other;
}

/* Level M with each mask (annex C, table C.1), as it stands there; most significant bit first. */
static const int FORMATS[] = {0x5412, 0x5125, 0x5E7C, 0x5B4B, 0x45F9, 0x40CE, 0x4F97, 0x4AA0};

static void set_dark(struct code *code, int x, int y, bool dark)
{
    code->rows[y] = (code->rows[y] & ~(UINT64_C(1) << x)) | (uint64_t)dark << x;
}

static void set_format(struct code *code, int bits)
{
    static const int near[15][2] = {{0, 8}, {1, 8}, {2, 8}, {3, 8}, {4, 8}, {5, 8}, {7, 8}, {8, 8},
                                    {8, 7}, {8, 5}, {8, 4}, {8, 3}, {8, 2}, {8, 1}, {8, 0}};
    for (int i = 0; i < 15; i++) {
        bool dark = bits >> (14 - i) & 1;
        set_dark(code, near[i][0], near[i][1], dark);
        if (i < 7)
            set_dark(code, 8, code->side - 1 - i, dark);
        else
            set_dark(code, code->side - 15 + i, 8, dark);
    }
}

static void the_mask_that_disturbs_least_is_taken(void **state)
{
    (void)state;
    struct code_maker *maker = code_maker_create();
    bool seen[8] = {0};
    for (int i = 0; i < 40; i++) {
        char text[sizeof ADDRESS];
        memcpy(text, ADDRESS, sizeof text);
        text[30] = "0123456789ABCDEFGHJKMNPQRSTVWXYZABCDEFGH"[i];
        struct code code = make(maker, text);
        int taken = format_bits(&code) >> 10 & 7;
        seen[taken] = true;
        for (int mask = 0; mask < 8; mask++) {
            struct code other = masked_anew(&code, mask);
            set_format(&other, FORMATS[mask]);
            assert_true(mask != taken || memcmp(&other, &code, sizeof code) == 0);
            assert_true(slow_penalty(&code) < slow_penalty(&other) + (mask >= taken));
        }
    }
    int kinds = 0;
    for (int mask = 0; mask < 8; mask++)
        kinds += seen[mask];
    assert_true(kinds >= 3);
    code_maker_destroy(maker);
}

/* ------------------------------------------------------------------------------------------------ threads */

/* What one has asked the library for serves the others. */
enum { THREADS = 4, THREAD_CODES = 50 };

struct drawer {
    pthread_t thread;
    struct code codes[THREAD_CODES];
    bool good;
};

static void *draw_all(void *context)
{
    struct drawer *drawer = context;
    struct diag *diag = diag_create();
    struct code_maker *maker = code_maker_create();
    drawer->good = true;
    for (int i = 0; i < THREAD_CODES; i++) {
        char text[sizeof ADDRESS];
        memcpy(text, ADDRESS, sizeof text);
        text[sizeof text - 2] = (char)('A' + i % 26);
        text[sizeof text - 8] = (char)('0' + i % 10);
        drawer->good = code_make(maker, text, &drawer->codes[i], diag) && drawer->good;
    }
    code_maker_destroy(maker);
    diag_destroy(diag);
    return NULL;
}

static void threads_make_codes_at_once(void **state)
{
    (void)state;
    static struct drawer drawers[THREADS + 1];
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&drawers[i].thread, NULL, draw_all, &drawers[i]), 0);
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_join(drawers[i].thread, NULL), 0);
    draw_all(&drawers[THREADS]);
    for (int i = 0; i < THREADS; i++) {
        assert_true(drawers[i].good);
        assert_memory_equal(drawers[i].codes, drawers[THREADS].codes, sizeof drawers[i].codes);
    }
}

/* ------------------------------------------------------------------------------------------------ boxes */

static void boxes_cover_what_is_dark_once(void **state)
{
    (void)state;
    struct code_maker *maker = code_maker_create();
    struct code code = make(maker, ADDRESS), covered = {.side = code.side};
    struct code_box boxes[CODE_BOXES_MOST];
    size_t count = code_boxes(&code, boxes), runs = 0;
    for (size_t i = 0; i < count; i++)
        for (int y = boxes[i].y; y < boxes[i].y + boxes[i].height; y++)
            for (int x = boxes[i].x; x < boxes[i].x + boxes[i].width; x++) {
                assert_false(is_dark(&covered, x, y));
                covered.rows[y] |= UINT64_C(1) << x;
            }
    assert_memory_equal(&covered, &code, sizeof code);
    for (int y = 0; y < code.side; y++)
        for (int x = 0; x < code.side; x++)
            runs += is_dark(&code, x, y) && !is_dark(&code, x - 1, y);
    assert_true(count < runs);
    code_maker_destroy(maker);
}

/* ------------------------------------------------------------------------------------------------ addresses */

static void addresses(void **state)
{
    (void)state;
    static const char *const good[] = {"https://check.school.nl", "https://check.school.nl/", "https://a-b.school.nl:8443/CHECK",
                                       "https://xn--schne-kva.example/A/B-1"};
    static const char *const bad[] = {"http://check.school.nl", "https://", "https://localhost", "https://check..nl", "https://-a.nl",
                                      "https://a-.nl", "https://a.nl.", "https://Check.school.nl", "https://check.school.nl/check",
                                      "https://check.school.nl?a", "https://check.school.nl/A?B", "https://u@check.school.nl",
                                      "https://check.school.nl:", "https://check.school.nl:x", "https://sch\xC3\xB6ne.nl",
                                      "https://check.school.nl/A B", "https://check.school.nl/%20", "https://check.school.nl/#", ""};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_null(address_fault(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_non_null(address_fault(bad[i]));
    char address[CODE_SHORT_MOST + 2] = "https://a.nl/";
    memset(address + 13, 'A', CODE_SHORT_MOST - 13);
    assert_null(address_fault(address));
    address[CODE_SHORT_MOST] = 'A';
    assert_non_null(address_fault(address));
    char capitals[CODE_SHORT_MOST + 1];
    address_capitals("https://check.school.nl/A-1", capitals);
    assert_string_equal(capitals, "HTTPS://CHECK.SCHOOL.NL/A-1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(threads_make_codes_at_once), /* before anything is known */
        cmocka_unit_test(a_code_reads_as_its_text),
        cmocka_unit_test(a_text_has_one_code),
        cmocka_unit_test(a_long_text_has_one_code),
        cmocka_unit_test(a_long_code_is_as_robust_as_it_has_room),
        cmocka_unit_test(penalties_are_those_of_the_standard),
        cmocka_unit_test(what_a_code_takes),
        cmocka_unit_test(the_mask_that_disturbs_least_is_taken),
        cmocka_unit_test(boxes_cover_what_is_dark_once),
        cmocka_unit_test(addresses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
