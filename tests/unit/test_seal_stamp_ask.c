/* A question for a time stamp, and answers that are none to it. Good ones, and those that lie in other ways, are asked for in golden/seal. */
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

static const struct seal_piece TRIAL = {"trial", 5};

struct post {
    struct buffer question, answer;
};

static bool ask(void *context, const struct buffer *question, size_t most, struct buffer *answer, struct diag *diag)
{
    struct post *post = context;
    (void)diag;
    assert_true(most >= 6000);
    buffer_clear(&post->question);
    buffer_append(&post->question, question->bytes, question->length);
    buffer_append(answer, post->answer.bytes, post->answer.length);
    return true;
}

static void forget(struct post *post)
{
    buffer_finish(&post->question);
    buffer_finish(&post->answer);
}

static struct diag *told;

/* Whether the answer is taken; and what is told. */
static bool is_taken(struct post *post)
{
    const struct seal_clock clock = {"clock", ask, post};
    struct buffer stamp = {0};
    diag_clear(told);
    bool good = stamp_pieces(&clock, &TRIAL, 1, &stamp, told);
    assert_int_equal(good, stamp.length > 0);
    buffer_finish(&stamp);
    return good;
}

static void answer_with(struct post *post, const void *bytes, size_t length)
{
    buffer_clear(&post->answer);
    buffer_append(&post->answer, bytes, length);
}

static void the_question_is_as_others_ask_it(void **state)
{
    (void)state;
    static const unsigned char HEAD[] = {0x30, 0x43, 2, 1, 1, 0x30, 0x31, 0x30, 0x0d, 6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1, 5, 0, 4, 0x20};
    static const unsigned char HASH[] = {0x79, 0x89, 0x1e, 0x98, 0x07, 0x47, 0xff, 0xbd, 0x21, 0xe6, 0x90, 0x29, 0x73, 0x94, 0xef, 0xe7,
                                         0x64, 0xfa, 0x56, 0xd7, 0xe3, 0x77, 0x50, 0xf8, 0x00, 0x87, 0x9f, 0xbb, 0x2d, 0x34, 0x57, 0x1a};
    unsigned char nonce[8];
    struct post post = {0};
    assert_false(is_taken(&post));
    const unsigned char *at = post.question.bytes;
    assert_int_equal(post.question.length, 69);
    assert_memory_equal(at, HEAD, sizeof HEAD);
    assert_memory_equal(at + sizeof HEAD, HASH, sizeof HASH);
    assert_memory_equal(at + 56, "\x02\x08", 2);
    assert_true(at[58] >= 0x40 && at[58] < 0x80); /* always as long */
    assert_memory_equal(at + 66, "\x01\x01\xff", 3);
    memcpy(nonce, at + 58, 8);
    assert_false(is_taken(&post));
    assert_true(memcmp(nonce, post.question.bytes + 58, 8) != 0);
    forget(&post);
}

static void what_is_no_answer_is_refused(void **state)
{
    (void)state;
    struct post post = {0};
    static const struct {
        const char *bytes;
        size_t length;
        enum diag_id id;
        const char *words;
    } cases[] = {
        {"", 0, DIAG_STAMP_WRONG, "its answer is no answer to a request for a time stamp"},
        {"<html>", 6, DIAG_STAMP_WRONG, "its answer is no answer to a request for a time stamp"},
        {"\x30\x84\xff\xff\xff\xff", 6, DIAG_STAMP_WRONG, "its answer is no answer to a request for a time stamp"},
        {"\x30\x05\x30\x03\x02\x01\x00", 7, DIAG_STAMP_WRONG, "it holds no time stamp"},
        {"\x30\x05\x30\x03\x02\x01\x02", 7, DIAG_STAMP_REFUSED, "it gives no reason"},
        {"\x30\x09\x30\x07\x02\x01\x02\x03\x02\x05\x20", 11, DIAG_STAMP_REFUSED, "it does not permit that"},
        {"\x30\x0b\x30\x09\x02\x01\x02\x03\x04\x06\x00\x00\x40", 13, DIAG_STAMP_REFUSED, "it gives no reason"}, /* of no bit that there is */
        {"\x30\x0a\x30\x08\x02\x01\x02\x03\x03\x01\x00\x02", 12, DIAG_STAMP_REFUSED, "its clock does not go right just now"},
        {"\x30\x0f\x30\x0d\x02\x01\x02\x30\x04\x0c\x02No\x03\x02\x07\x80", 17, DIAG_STAMP_REFUSED, "it does not take SHA-256 (No)"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        answer_with(&post, cases[i].bytes, cases[i].length);
        if (is_taken(&post) || !diag_tells(told, cases[i].id, cases[i].words))
            fail_msg("case %zu", i);
    }
    forget(&post);
}

static void read_recorded(struct post *post)
{
    assert_true(file_read(SUPPLEMENT_SOURCE_DIR "/tests/data/seal/clock/answer.der", 65536, (struct place){0}, &post->answer, told));
}

/* All is right, and it is of the same: but it was given to somebody else. */
static void an_old_answer_is_no_answer(void **state)
{
    (void)state;
    struct post post = {0};
    read_recorded(&post);
    assert_false(is_taken(&post));
    assert_true(diag_tells(told, DIAG_STAMP_WRONG, "it is an answer to another question, an old one perhaps"));
    forget(&post);
}

/* Cut off anywhere, or with any byte changed: it is refused, and nothing falls. */
static void what_is_damaged_is_refused(void **state)
{
    (void)state;
    struct post whole = {0}, post = {0};
    read_recorded(&whole);
    for (size_t i = 0; i < whole.answer.length; i++) {
        answer_with(&post, whole.answer.bytes, i);
        assert_false(is_taken(&post));
        answer_with(&post, whole.answer.bytes, whole.answer.length);
        post.answer.bytes[i] ^= 0x41;
        assert_false(is_taken(&post));
        assert_true(diag_errors(told) == 1);
    }
    forget(&whole);
    forget(&post);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_question_is_as_others_ask_it),
        cmocka_unit_test(what_is_no_answer_is_refused),
        cmocka_unit_test(an_old_answer_is_no_answer),
        cmocka_unit_test(what_is_damaged_is_refused),
    };
    told = diag_create();
    int failures = cmocka_run_group_tests(tests, NULL, NULL);
    diag_destroy(told);
    return failures;
}
