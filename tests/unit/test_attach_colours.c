/* The supplement's colours stay what they are, whatever device the diploma was made for. */
#include "test_attach.h"

#include "attach/colours.h"

#define INTENT                     "/OutputIntents[<</S/GTS_PDFA1/DestOutputProfile 4 0 R>>]"
#define PROFILE(components, bytes) "<</N " components "/Length 3>>\nstream\n" bytes "\nendstream"

/* A page that draws a form, whose own resources hold the form again; the catalogue's entries, and a profile. */
#define COLOURED(entries, profile)                                                                                     \
    {                                                                                                                  \
        "<</Type/Catalog/Pages 2 0 R" entries ">>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",                             \
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>>>", profile,                \
            "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length "                     \
            "0>>\nstream\n\nendstream",                                                                                \
            NULL,                                                                                                      \
    }

static const char *const SUPPLEMENT[] = COLOURED(INTENT, PROFILE("3", "rgb"));
static const char *const SAME[] = COLOURED(INTENT, PROFILE("3", "rgb"));
static const char *const OTHER_RGB[] = COLOURED(INTENT, PROFILE("3", "RGB"));
static const char *const PRESS[] = COLOURED(INTENT, PROFILE("4", "ink"));
static const char *const NONE[] = COLOURED("", PROFILE("3", "rgb"));

/* The default colour space of a page's resources, or of those of the form in it; "" if there is none. */
static const char *default_space(struct joined *joined, int page, const char *path)
{
    struct pdf *pdf = &joined->pdf;
    qpdf_oh space = pdf_find(pdf, page_of(joined, page), path), profile = pdf_item(pdf, space, 1);
    struct buffer bytes = {0};
    const char *text = "";
    if (pdf_stream(pdf, profile, &bytes))
        text = arena_copy(pdf->arena, (char *)bytes.bytes, bytes.length);
    buffer_finish(&bytes);
    return text;
}

static const char PAGE_SPACE[] = "/Resources/ColorSpace/DefaultRGB";
static const char FORM_SPACE[] = "/Resources/XObject/X/Resources/ColorSpace/DefaultRGB";

static void assert_default(const char *const *diploma, const char *expected)
{
    struct joined joined;
    join(&joined, diploma, SUPPLEMENT, (struct attach_request){0});
    assert_true(joined.good);
    assert_string_equal(default_space(&joined, 1, PAGE_SPACE), expected);
    assert_string_equal(default_space(&joined, 1, FORM_SPACE), expected);
    assert_string_equal(default_space(&joined, 0, PAGE_SPACE), "");
    finish(&joined);
}

static void test_the_supplement_brings_its_profile(void **state)
{
    (void)state;
    assert_default(SAME, "");
    assert_default(OTHER_RGB, "rgb");
    assert_default(PRESS, "rgb");
    assert_default(NONE, "rgb");
}

/* Only a diploma that has no colours of a device can take over what the supplement says of them. */
static void test_an_intent_is_taken_over_where_there_is_none(void **state)
{
    (void)state;
    struct joined joined = {0};
    struct pdf part;
    struct diag *diag = diag_create();
    make_pdf(&joined.diploma, NONE);
    make_pdf(&joined.supplement, SUPPLEMENT);
    assert_true(
        pdf_open(&joined.pdf, &(struct attach_file){"d.pdf", joined.diploma.bytes, joined.diploma.length}, diag));
    assert_true(
        pdf_open(&part, &(struct attach_file){"s.pdf", joined.supplement.bytes, joined.supplement.length}, diag));
    colours_join(&joined.pdf, &part, 0, true);
    struct pdf *pdf = &joined.pdf;
    assert_int_equal(pdf_count(pdf, pdf_get(pdf, pdf_catalog(pdf), "/OutputIntents")), 1);
    assert_string_equal(default_space(&joined, 0, PAGE_SPACE), "");
    colours_join(&joined.pdf, &part, 0, true);
    assert_int_equal(pdf_count(pdf, pdf_get(pdf, pdf_catalog(pdf), "/OutputIntents")), 1);
    pdf_close(&joined.pdf);
    pdf_close(&part);
    joined.diag = diag;
    finish(&joined);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_supplement_brings_its_profile),
        cmocka_unit_test(test_an_intent_is_taken_over_where_there_is_none),
    };
    return run_both_ways(tests);
}
