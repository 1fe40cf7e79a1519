/* Time stamps say when these very bytes were there, by a certificate that is for that. */
#define _GNU_SOURCE /* memmem */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"
#include "base/file.h"
#include "seal/seal.h"

#define SPECIMENS SUPPLEMENT_SOURCE_DIR "/tests/data/seal/stamped/"

/* A file's last seal or time stamp, and what it is of. */
struct specimen {
    struct buffer file, bytes;
    struct seal_piece pieces[2];
    struct seal_authorities *authorities;
};

static const char *find_last(const struct buffer *file, const char *word)
{
    const char *found = NULL, *begin = (const char *)file->bytes, *end = begin + file->length;
    for (const char *at = begin; (at = memmem(at, (size_t)(end - at), word, strlen(word))) != NULL; at++)
        found = at;
    assert_non_null(found);
    return found + strlen(word);
}

static struct specimen read_specimen(const char *name)
{
    struct specimen specimen = {0};
    struct diag *diag = diag_create();
    char path[512];
    size_t first, second, length;
    snprintf(path, sizeof path, SPECIMENS "%s.pdf", name);
    assert_true(file_read(path, 65536, (struct place){0}, &specimen.file, diag));
    specimen.authorities = open_authorities(SPECIMENS "authority.pem", diag);
    assert_non_null(specimen.authorities);
    const char *begin = (const char *)specimen.file.bytes;
    assert_int_equal(sscanf(find_last(&specimen.file, "/ByteRange [0 "), "%zu %zu %zu", &first, &second, &length), 3);
    specimen.pieces[0] = (struct seal_piece){begin, first};
    specimen.pieces[1] = (struct seal_piece){begin + second, length};
    for (const char *digits = begin + first + 1; *digits != '>'; digits += 2) {
        char two[3] = {digits[0], digits[1], '\0'};
        buffer_byte(&specimen.bytes, (unsigned char)strtoul(two, NULL, 16));
    }
    diag_destroy(diag);
    return specimen;
}

static void forget(struct specimen *specimen)
{
    buffer_finish(&specimen->file);
    buffer_finish(&specimen->bytes);
    close_authorities(specimen->authorities);
}

static struct seal_stamp check(const struct specimen *specimen)
{
    struct seal_stamp stamp;
    check_stamp(specimen->pieces, 2, specimen->bytes.bytes, specimen->bytes.length, &(const struct seal_trust){specimen->authorities, NULL}, &stamp);
    assert_true(stamp.found);
    return stamp;
}

static void it_is_of_these_bytes(void **state)
{
    (void)state;
    struct specimen specimen = read_specimen("lta");
    struct seal_stamp stamp = check(&specimen);
    assert_true(stamp.by.intact && stamp.by.trusted && stamp.by.current && stamp.by.fit);
    assert_int_equal(stamp.when, 1714979289); /* 2024-05-06 07:08:09 UTC */
    assert_string_equal(stamp.by.owner, "Specimen clock");
    assert_int_equal(stamp.by.since, 1262304000); /* the authority's and its own: 2010-01-01 */
    specimen.pieces[1].length--;
    stamp = check(&specimen);
    assert_false(stamp.by.intact);
    forget(&specimen);
}

/* Each byte of what is stamped counts: the hash, the time; and the signature. */
static void what_was_changed_in_it_is_found(void **state)
{
    (void)state;
    struct specimen specimen = read_specimen("lta");
    unsigned char *time_said = memmem(specimen.bytes.bytes, specimen.bytes.length, "20240506070809Z", 15);
    assert_non_null(time_said);
    for (int i = -45; i < 15; i++) {
        time_said[i] ^= 1;
        if (check(&specimen).by.intact)
            fail_msg("byte %d", i);
        time_said[i] ^= 1;
    }
    assert_true(check(&specimen).by.intact);
    forget(&specimen);
}

static void its_certificate_is_for_that(void **state)
{
    (void)state;
    struct specimen specimen = read_specimen("misused");
    struct seal_stamp stamp = check(&specimen);
    assert_true(stamp.by.intact && stamp.by.trusted);
    assert_false(stamp.by.fit);
    forget(&specimen);
}

/* A seal is no time stamp, though it is of the same bytes. */
static void what_is_none_says_nothing(void **state)
{
    (void)state;
    struct specimen specimen = read_specimen("b");
    assert_false(check(&specimen).by.intact);
    specimen.bytes.length = 20;
    assert_false(check(&specimen).by.intact);
    forget(&specimen);
}

static void a_seal_may_have_one(void **state)
{
    (void)state;
    struct seal_stamp stamp;
    struct specimen specimen = read_specimen("t"), without = read_specimen("b");
    check_seal_stamp(specimen.bytes.bytes, specimen.bytes.length, &(const struct seal_trust){specimen.authorities, NULL}, &stamp);
    assert_true(stamp.found && stamp.by.intact && stamp.by.trusted && stamp.by.fit);
    assert_int_equal(stamp.when, 1300000060);
    check_seal_stamp(without.bytes.bytes, without.bytes.length, &(const struct seal_trust){without.authorities, NULL}, &stamp);
    assert_false(stamp.found);
    forget(&specimen);
    forget(&without);
}

/* The time stamp of one seal in the place of another's: it is good, but not of this one. */
static void a_stamp_is_of_one_seal(void **state)
{
    (void)state;
    static const unsigned char OBJECT[] = {0x06, 0x0b, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x02, 0x0e, 0x31, 0x82};
    struct specimen specimen = read_specimen("t");
    struct seal_stamp stamp;
    unsigned char *at = memmem(specimen.bytes.bytes, specimen.bytes.length, OBJECT, sizeof OBJECT);
    assert_non_null(at);
    const struct seal_piece other = {"another signature", 17};
    unsigned char *token = at + sizeof OBJECT + 2;
    check_stamp(&other, 1, token, specimen.bytes.length - (size_t)(token - specimen.bytes.bytes), &(const struct seal_trust){specimen.authorities, NULL}, &stamp);
    assert_true(stamp.by.trusted); /* the message itself is whole */
    assert_false(stamp.by.intact);
    forget(&specimen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_of_these_bytes),
        cmocka_unit_test(what_was_changed_in_it_is_found),
        cmocka_unit_test(its_certificate_is_for_that),
        cmocka_unit_test(what_is_none_says_nothing),
        cmocka_unit_test(a_seal_may_have_one),
        cmocka_unit_test(a_stamp_is_of_one_seal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
