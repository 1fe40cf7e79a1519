/* How a whole is written anew: what hundreds of objects say is compressed, whatever qpdf's version; streams that were compressed, and
 * metadata, stay as they are. */
#include "test_attach.h"

#define PAGES "<</Type/Pages/Count 1/Kids[3 0 R]>>"

static const char *const SUPPLEMENT[] = {"<</Type/Catalog/Pages 2 0 R>>", PAGES,
                                         "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>", NULL};

static bool has(const struct joined *joined, const char *word)
{
    return pdf_search(joined->bytes.bytes, joined->bytes.length, word) != NULL;
}

/* Nothing of an object that is no stream can be read in the file's bytes: neither its keys nor the object stream's. */
static void test_objects_are_compressed(void **state)
{
    (void)state;
    static const char *const diploma[] = {
        "<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R>>", PAGES, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        "<</First 5 0 R/Last 6 0 R/Count 2>>", "<</Title(a title that is compressed)/Parent 4 0 R/Dest[3 0 R/Fit]/Next 6 0 R>>",
        "<</Title(a title that is compressed)/Parent 4 0 R/Dest[3 0 R/Fit]/Prev 5 0 R>>", NULL};
    struct joined joined;
    join(&joined, diploma, SUPPLEMENT, (struct attach_request){0});
    assert_true(joined.good);
    assert_true(has(&joined, "/ObjStm"));
    assert_false(has(&joined, "a title that is compressed"));
    assert_false(has(&joined, "/MediaBox"));
    assert_true(joined.bytes.length < joined.diploma.length + joined.supplement.length);
    finish(&joined);
}

/* The bytes need not even be what the filter makes: nobody looks. */
static void test_what_was_compressed_stays(void **state)
{
    (void)state;
    static const char *const diploma[] = {
        "<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R>>", PAGES,
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</A 4 0 R/B 5 0 R>>>>>>",
        "<</Subtype/Image/Filter/FlateDecode/Length 16>>\nstream\ndeflated as this\nendstream",
        "<</Subtype/Image/Filter/DCTDecode/Length 16>>\nstream\na picture's bytes\nendstream",
        "<</Type/Metadata/Subtype/XML/Length 27>>\nstream\n<any>who reads this?</any>   \nendstream", NULL};
    struct joined joined;
    join(&joined, diploma, SUPPLEMENT, (struct attach_request){0});
    assert_true(joined.good);
    assert_true(has(&joined, "deflated as this"));
    assert_true(has(&joined, "a picture's byte"));
    assert_true(has(&joined, "who reads this?"));
    finish(&joined);
}

static void test_what_was_not_compressed_is(void **state)
{
    (void)state;
    static const char *const diploma[] = {
        "<</Type/Catalog/Pages 2 0 R>>", PAGES, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        "<</Length 30>>\nstream\n0 0 m 9 9 l S 0 0 m 9 9 l S 0 0\nendstream", NULL};
    struct joined joined;
    join(&joined, diploma, SUPPLEMENT, (struct attach_request){0});
    assert_true(joined.good);
    assert_false(has(&joined, "9 9 l S"));
    finish(&joined);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_objects_are_compressed),
        cmocka_unit_test(test_what_was_compressed_stays),
        cmocka_unit_test(test_what_was_not_compressed_is),
    };
    beginning = "\n"; /* not by the book */
    return cmocka_run_group_tests(tests, NULL, NULL);
}
