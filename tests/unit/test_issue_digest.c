/* SHA-256: known answers, and that files which begin alike hash each as if it were alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "issue/digest.h"

static void check(const void *bytes, size_t length, const char *expected)
{
    char digits[DIGEST_SIZE];
    digest_bytes(bytes, length, digits);
    assert_string_equal(digits, expected);
}

/* FIPS 180-4's own examples, and the empty file. */
static void known_answers(void **state)
{
    (void)state;
    check("", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    check("abc", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    check("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56,
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

static void check_known(struct digest_known *known, struct digest_fonts *fonts, const struct files *files)
{
    char alone[DIGEST_SIZE], found[DIGEST_SIZE];
    struct digest_begun hash;
    digest_bytes(files->list[0].bytes, files->list[0].length, alone);
    digest_files(known, fonts, files, &hash);
    digest_go_on(&hash, NULL, 0, found);
    assert_string_equal(found, alone);
}

/* Beginnings in turn, each of every length around the hash's blocks, with more and with less behind it; and files of which nobody knows. */
static void files_that_begin_alike_hash_as_if_alone(void **state)
{
    (void)state;
    enum { MOST = 1000 };
    struct digest_known known = {0};
    struct digest_fonts fonts = {0};
    struct files files = {0};
    struct buffer *file = files_add(&files);
    for (unsigned beginning = 0; beginning < 200; beginning++)
        for (unsigned i = 0; i < 4; i++) {
            buffer_clear(file);
            for (unsigned at = 0; at < beginning + (i + beginning) * 37 % (MOST - 200); at++)
                buffer_byte(file, (unsigned char)(at < beginning ? beginning : at * i));
            files.beginning = i == 2 ? 0 : 1 + beginning;
            files.beginning_length = beginning;
            files.fonts_end = i == 3 ? 0 : beginning / 2;
            check_known(&known, &fonts, &files);
        }
    files_finish(&files);
    digest_fonts_finish(&fonts);
}

static void digest(struct digest_known *known, const struct files *files, char digits[DIGEST_SIZE])
{
    struct digest_fonts fonts = {0};
    struct digest_begun hash;
    digest_files(known, &fonts, files, &hash);
    digest_go_on(&hash, NULL, 0, digits);
    digest_fonts_finish(&fonts);
}

/* Else it would be hashed for each. */
static void what_they_begin_with_is_hashed_once(void **state)
{
    (void)state;
    char first[DIGEST_SIZE], next[DIGEST_SIZE];
    struct digest_known known = {0};
    struct files files = {0};
    struct buffer *file = files_add(&files);
    buffer_string(file, "abc");
    files.beginning = 1;
    files.beginning_length = 2;
    digest(&known, &files, first);
    file->bytes[0] = 'x'; /* nobody looks */
    digest(&known, &files, next);
    assert_string_equal(next, first);
    file->bytes[2] = 'x';
    digest(&known, &files, next);
    assert_string_not_equal(next, first);
    files_finish(&files);
}

/* As the fonts of three editions in turn, in one of which a letter more is used now and then. What is known of them is looked at: it is
 * what spares the work. */
static void fonts_are_hashed_once(void **state)
{
    (void)state;
    struct digest_fonts fonts = {0};
    struct files files = {0};
    struct buffer *file = files_add(&files);
    for (int i = 0; i < 30; i++) {
        struct digest_known known = {0};
        buffer_clear(file);
        buffer_format(file, "%s%d", i % 3 == 0 ? "fonts" : i % 6 == 1 ? "fontS" : "Fonts", i);
        files.fonts_end = strlen("fonts");
        check_known(&known, &fonts, &files);
    }
    assert_int_equal(fonts.next, 3);
    digest_begin(&fonts.hashes[0], "other", 5); /* nobody looks */
    struct digest_known known = {0};
    struct digest_begun hash;
    char found[DIGEST_SIZE], expected[DIGEST_SIZE];
    buffer_clear(file);
    buffer_string(file, "fonts!");
    digest_files(&known, &fonts, &files, &hash);
    digest_go_on(&hash, NULL, 0, found);
    digest_bytes("other!", 6, expected);
    assert_string_equal(found, expected);
    files_finish(&files);
    digest_fonts_finish(&fonts);
}

/* More than are remembered: the one that is longest there goes. */
static void of_many_fonts_the_last_are_known(void **state)
{
    (void)state;
    struct digest_fonts fonts = {0};
    struct files files = {0};
    struct buffer *file = files_add(&files);
    for (int i = 0; i < 3 * DIGEST_FONTS_MOST; i++) {
        struct digest_known known = {0};
        buffer_clear(file);
        buffer_format(file, "%d and more", 100 + i);
        files.fonts_end = 3;
        check_known(&known, &fonts, &files);
    }
    assert_memory_equal(fonts.bytes[0].bytes, "116", 3);
    files_finish(&files);
    digest_fonts_finish(&fonts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_answers),
        cmocka_unit_test(files_that_begin_alike_hash_as_if_alone),
        cmocka_unit_test(what_they_begin_with_is_hashed_once),
        cmocka_unit_test(fonts_are_hashed_once),
        cmocka_unit_test(of_many_fonts_the_last_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
