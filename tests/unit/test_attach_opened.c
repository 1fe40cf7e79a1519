/* What is said of files as they are opened: what keeps them shut, and what is mended. */
#include "test_attach.h"

#define PAGES "<</Type/Pages/Count 1/Kids[3 0 R]>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"

static const char *const PLAIN[] = {"<</Type/Catalog/Pages 2 0 R>>", PAGES, NULL};

/* Encrypted for the owners of certificates (ISO 32000-2, 7.6.5): whole, and no password opens it. */
static void test_a_file_that_a_certificate_opens(void **state)
{
    (void)state;
    static const char *const locked[] = {
        "<</Type/Catalog/Pages 2 0 R>>", PAGES,
        "<</Filter/Adobe.PubSec/SubFilter/adbe.pkcs7.s5/V 4/R 4/Length 128/StmF/C/StrF/C/CF<</C<</CFM/AESV2/Recipients[<00>]>>>>>>",
        NULL};
    struct joined joined = {0};
    make_pdf_with(&joined.diploma, locked, 0, "/Encrypt 4 0 R");
    make_pdf(&joined.supplement, PLAIN);
    join_again(&joined, (struct attach_request){0});
    assert_false(joined.good);
    assert_true(is_said(&joined, "it opens with a certificate"));
    assert_false(is_said(&joined, "damaged"));
    finish(&joined);
}

static void assert_mended(const char *const *objects, int size, enum attach_way way, bool told)
{
    struct joined joined = {0};
    make_pdf_with(&joined.diploma, objects, size, "");
    make_pdf(&joined.supplement, PLAIN);
    join_again(&joined, (struct attach_request){.way = way});
    assert_true(joined.good);
    assert_int_equal(is_said(&joined, "pdf-mended"), told);
    finish(&joined);
}

/* A number of objects that is too high means nothing to any reader; a stream whose length is wrong has to be mended. */
static void test_what_is_mended(void **state)
{
    (void)state;
    static const char *const short_stream[] = {
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>", "<</Length 3>>\nstream\n0 0 m 9 9 l S\nendstream", NULL};
    assert_mended(PLAIN, 0, ATTACH_APPEND, false);
    assert_mended(PLAIN, 9, ATTACH_APPEND, false);
    assert_mended(short_stream, 0, ATTACH_APPEND, true);
    assert_mended(short_stream, 9, ATTACH_EMBED, true);
    assert_mended(short_stream, 0, ATTACH_COLLECTION, false); /* its bytes are left as they are */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_file_that_a_certificate_opens),
        cmocka_unit_test(test_what_is_mended),
    };
    return run_both_ways(tests);
}
