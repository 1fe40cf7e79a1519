/* A code that a file bears already is not signed anew: a card would sign it otherwise. Another signature of the same words by the same key is
 * that of r and n - s. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/diag.h"
#include "code/essence.h"
#include "supplement.h"

static const struct supplement_essence SOME = {
    .name = "Zoë Jansen-Đurić", .number = "2026-004711", .date = "2026-07-10", .qualification = "25135", .title = "Baker"};

struct signing {
    struct supplement *supplement;
    struct supplement_key *key;
    struct arena *arena;
    struct diag *diag;
};

static int set_up(void **state)
{
    static struct signing signing;
    signing = (struct signing){supplement_create(NULL), NULL, arena_create(), diag_create()};
    const struct supplement_key_request request = {.key = "tests/data/seal/p256.pem"};
    signing.key = supplement_open_key(signing.supplement, &request, signing.diag);
    assert_non_null(signing.key);
    *state = &signing;
    return 0;
}

static int tear_down(void **state)
{
    struct signing *signing = *state;
    assert_int_equal(diag_count(signing->diag), 0);
    supplement_destroy(signing->supplement);
    arena_destroy(signing->arena);
    diag_destroy(signing->diag);
    return 0;
}

/* The text for SOME, if this file was there before. */
static const char *sign(struct signing *signing, const struct supplement_file *before)
{
    struct supplement_essence essence = SOME;
    struct buffer text = {0};
    essence.before = before;
    assert_true(supplement_sign_code(signing->supplement, signing->key, &essence, &text, signing->diag));
    const char *copy = arena_copy(signing->arena, (const char *)text.bytes, text.length);
    buffer_finish(&text);
    return copy;
}

static void negate(unsigned char s[32])
{
    static const unsigned char order[32] = {0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xFF,
                                            0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xBC, 0xE6, 0xFA, 0xAD, 0xA7, 0x17,
                                            0x9E, 0x84, 0xF3, 0xB9, 0xCA, 0xC2, 0xFC, 0x63, 0x25, 0x51};
    for (int i = 31, borrow = 0; i >= 0; i--) {
        int digit = order[i] - s[i] - borrow;
        borrow = digit < 0;
        s[i] = (unsigned char)(digit & 255);
    }
}

/* The text as a card might have signed it; with other words, or a signature that is none. */
enum change { NO_CHANGE, OTHER_NAME, OTHER_KEY, BROKEN };
static const char *sign_otherwise(struct signing *signing, enum change change)
{
    struct essence essence;
    struct buffer text = {0};
    assert_null(essence_read(sign(signing, NULL), signing->arena, &essence));
    negate(essence.signature + 32);
    if (change == OTHER_NAME)
        essence.name = "Bo Smith";
    essence.key[0] ^= change == OTHER_KEY;
    essence.signature[40] ^= change == BROKEN;
    essence_put_text(&essence, &text);
    const char *copy = arena_copy(signing->arena, (const char *)text.bytes, text.length);
    buffer_finish(&text);
    return copy;
}

/* What is signed if a document was there that bears this code; NULL: none. */
static const char *sign_again(struct signing *signing, const char *code)
{
    const struct supplement_field fields[] = {{.name = "holder.name", .value = SOME.name},
                                              {.name = "holder.diploma", .value = SOME.number},
                                              {.name = "holder.date", .value = SOME.date},
                                              {.name = "signed", .value = code}};
    const struct supplement_request request = {.language = "nl", .fields = fields, .field_count = code ? 4 : 3};
    struct supplement_files *files = supplement_files_create();
    struct supplement_layout *layout = supplement_open_layout(signing->supplement, NULL, signing->diag);
    struct supplement_qualification *qualification =
        supplement_open_qualification(signing->supplement, "samples/25135-contactcenter-medewerker.xml", signing->diag);
    assert_true(supplement_render(signing->supplement, layout, qualification, &request, files, signing->diag));
    const struct supplement_file before = {"before.pdf", supplement_files_bytes(files, 0), supplement_files_length(files, 0)};
    const char *text = sign(signing, &before);
    supplement_files_destroy(files);
    return text;
}

static void what_the_key_has_signed_stays(void **state)
{
    struct signing *signing = *state;
    const char *there = sign_otherwise(signing, NO_CHANGE);
    assert_string_not_equal(there, sign(signing, NULL));
    assert_string_equal(sign_again(signing, there), there);
}

static void what_it_has_not_signed_is_signed(void **state)
{
    struct signing *signing = *state;
    const char *ours = sign(signing, NULL);
    assert_string_equal(sign_again(signing, NULL), ours);
    for (enum change change = OTHER_NAME; change <= BROKEN; change++)
        assert_string_equal(sign_again(signing, sign_otherwise(signing, change)), ours);
    const struct supplement_file nonsense = {"before.pdf", (const unsigned char *)"%PDF-1.7\nnothing", 16};
    assert_string_equal(sign(signing, &nonsense), ours);
}

static void a_key_of_another_kind_signs_none(void **state)
{
    struct signing *signing = *state;
    const struct supplement_key_request request = {.key = "tests/data/seal/rsa.pem"};
    struct supplement_key *rsa = supplement_open_key(signing->supplement, &request, signing->diag);
    struct buffer text = {0};
    assert_non_null(rsa);
    assert_false(supplement_sign_code(signing->supplement, rsa, &SOME, &text, signing->diag));
    assert_int_equal(text.length, 0);
    assert_string_equal(supplement_finding_id(signing->diag, 0), "code-key");
    diag_clear(signing->diag);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_the_key_has_signed_stays, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_it_has_not_signed_is_signed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_key_of_another_kind_signs_none, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
