/* Pages, and what leads to them: links, outlines, labels; and the files that the parts hold. */
#include "test_attach.h"

#include "attach/pages.h"

#define PAGE "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 200]/Resources<<>>>>"

static const char *const PLAIN[] = {
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Count 1/Kids[3 0 R]>>",
    PAGE,
    NULL,
};

static const char *text_at(struct joined *joined, qpdf_oh object, const char *path)
{
    const char *text = pdf_text(&joined->pdf, pdf_find(&joined->pdf, object, path));
    return text ? text : "";
}

static int target(struct joined *joined, qpdf_oh destination)
{
    return qpdf_find_page_by_oh(joined->pdf.qpdf, pdf_item(&joined->pdf, destination, 0));
}

/* ------------------------------------------------------------------------------------------------ pages */

static void test_a_supplement_begins_on_the_right(void **state)
{
    (void)state;
    struct joined joined;
    static const char *const turned[] = {
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 300 100]/Rotate 90>>",
        "<</Type/Page/Parent 2 0 R/Resources<<>>>>",
        NULL,
    };
    join(&joined, turned, PLAIN, (struct attach_request){.duplex = true});
    assert_int_equal(joined.pdf.pages, 3);
    struct pdf *pdf = &joined.pdf;
    assert_string_equal(pdf_written(pdf, pdf_get(pdf, page_of(&joined, 1), "/MediaBox")), "[ 0 0 300 100 ]");
    assert_int_equal(pdf_integer(pdf, pdf_get(pdf, page_of(&joined, 1), "/Rotate"), 0), 90);
    finish(&joined);

    static const char *const two[] = {
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>>", PAGE, PAGE, NULL,
    };
    join(&joined, two, PLAIN, (struct attach_request){.duplex = true});
    assert_int_equal(joined.pdf.pages, 3);
    finish(&joined);
}

/* ConTeXt, iText and pdfium write the box, its numbers, or the rotation, as objects of their own. */
static void test_a_box_that_is_an_object_of_its_own(void **state)
{
    (void)state;
    static const char *const catalog = "<</Type/Catalog/Pages 2 0 R>>";
    static const char *const own[] = {
        catalog, "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/Resources<<>>/MediaBox 4 0 R/CropBox[5 0 R 0 250 6 0 R]/Rotate 7 0 R>>",
        "[0 0 300.5 100]", "10", "90.25", "270", NULL};
    static const char *const inherited[] = {
        catalog, "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox 4 0 R/CropBox[5 0 R 0 250 6 0 R]/Rotate 7 0 R>>",
        "<</Type/Page/Parent 2 0 R/Resources<<>>>>", "[0 0 300.5 100]", "10", "90.25", "270", NULL};
    const char *const *const diplomas[] = {own, inherited};
    for (int i = 0; i < 2; i++) {
        struct joined joined;
        join(&joined, diplomas[i], PLAIN, (struct attach_request){.duplex = true});
        struct pdf *pdf = &joined.pdf;
        assert_int_equal(pdf->pages, 3);
        assert_string_equal(pdf_written(pdf, pdf_get(pdf, page_of(&joined, 1), "/MediaBox")), "[ 0 0 300.5 100 ]");
        assert_string_equal(pdf_written(pdf, pdf_get(pdf, page_of(&joined, 1), "/CropBox")), "[ 10 0 250 90.25 ]");
        assert_int_equal(pdf_integer(pdf, pdf_get(pdf, page_of(&joined, 1), "/Rotate"), 0), 270);
        finish(&joined);
    }
}

/* A box that is none leaves the back of the leaf to the reader's own size. */
static void test_a_box_that_is_none(void **state)
{
    (void)state;
    struct joined joined;
    static const char *const diploma[] = {
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 9 9]>>",
        "<</Type/Page/Parent 2 0 R/Resources<<>>/CropBox[4 0 R/Name[1]9]/Rotate(90)>>", "<<>>", NULL};
    join(&joined, diploma, PLAIN, (struct attach_request){.duplex = true});
    struct pdf *pdf = &joined.pdf;
    assert_int_equal(pdf->pages, 3);
    assert_int_equal(pdf_get(pdf, page_of(&joined, 1), "/CropBox"), 0);
    assert_int_equal(pdf_get(pdf, page_of(&joined, 1), "/Rotate"), 0);
    finish(&joined);
}

/* The first has labels for pages that it does not have: the very next, and one far behind. */
static void test_labels_of_each_part_are_its_own(void **state)
{
    (void)state;
    static const char *const roman[] = {
        "<</Type/Catalog/Pages 2 0 R/PageLabels<</Nums[0<</S/r>>1<</S/A>>5<</S/A>>]>>>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        PAGE,
        NULL,
    };
    struct joined joined;
    join(&joined, roman, PLAIN, (struct attach_request){0});
    assert_string_equal(value(&joined, "/PageLabels/Nums"), "[ 0 << /S /r >> 1 << /S /D >> ]");
    finish(&joined);
    join(&joined, PLAIN, roman, (struct attach_request){0});
    struct pdf *pdf = &joined.pdf;
    qpdf_oh labels = pdf_find(pdf, pdf_catalog(pdf), "/PageLabels/Nums");
    assert_int_equal(pdf_count(pdf, labels), 4);
    assert_true(pdf_is_name(pdf, pdf_get(pdf, pdf_item(pdf, labels, 1), "/S"), "/D"));
    assert_true(pdf_is_name(pdf, pdf_get(pdf, pdf_item(pdf, labels, 3), "/S"), "/r"));
    finish(&joined);
}

/* Names mean what they meant: those of the diploma stay, links of the supplement lead to its own pages without them. */
static void test_named_destinations_do_not_mix(void **state)
{
    (void)state;
    static const char *const named[] = {
        "<</Type/Catalog/Pages 2 0 R/Names<</Dests<</Names[(part)[3 0 R/Fit]]>>>>/Dests<</old<</D[3 0 R/Fit]>>>>>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 200]/Resources<<>>/Annots[4 0 R 5 0 R 6 0 R]>>",
        "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/Dest(part)>>",
        "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/GoTo/D/old>>>>",
        "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/Dest(nowhere)>>",
        NULL,
    };
    struct joined joined;
    join(&joined, named, named, (struct attach_request){0});
    struct pdf *pdf = &joined.pdf;
    qpdf_oh own = pdf_get(pdf, page_of(&joined, 0), "/Annots"), added = pdf_get(pdf, page_of(&joined, 1), "/Annots");
    assert_string_equal(text_at(&joined, pdf_item(pdf, own, 0), "/Dest"), "part");
    assert_int_equal(target(&joined, pdf_item(pdf, pdf_find(pdf, pdf_catalog(pdf), "/Names/Dests/Names"), 1)), 0);
    assert_int_equal(target(&joined, pdf_get(pdf, pdf_item(pdf, added, 0), "/Dest")), 1);
    assert_int_equal(target(&joined, pdf_find(pdf, pdf_item(pdf, added, 1), "/A/D")), 1);
    assert_int_equal(pdf_get(pdf, pdf_item(pdf, added, 2), "/Dest"), 0);
    finish(&joined);
}

/* ------------------------------------------------------------------------------------------------ outlines */

static void test_outlines_follow_each_other(void **state)
{
    (void)state;
    static const char *const items[] = {
        "<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        PAGE,
        "<</Type/Outlines/First 5 0 R/Last 6 0 R/Count 2>>",
        "<</Title(one)/Parent 4 0 R/Next 6 0 R/Dest[3 0 R/Fit]>>",
        "<</Title(two)/Parent 4 0 R/Prev 5 0 R/Dest[3 0 R/Fit]/First 7 0 R/Last 7 0 R/Count -1>>",
        "<</Title(below)/Parent 6 0 R/Dest[3 0 R/Fit]>>",
        NULL,
    };
    struct joined joined;
    join(&joined, items, items, (struct attach_request){0});
    struct pdf *pdf = &joined.pdf;
    qpdf_oh root = pdf_get(pdf, pdf_catalog(pdf), "/Outlines"), last = pdf_get(pdf, root, "/Last");
    assert_string_equal(text_at(&joined, root, "/First/Title"), "one");
    assert_string_equal(text_at(&joined, root, "/First/Next/Next/Title"), "s");
    assert_string_equal(text_at(&joined, last, "/First/Next/First/Title"), "below");
    assert_int_equal(pdf_integer(pdf, pdf_get(pdf, root, "/Count"), 0), 5);
    assert_int_equal(pdf_integer(pdf, pdf_get(pdf, last, "/Count"), 0), 2);
    assert_int_equal(target(&joined, pdf_find(pdf, last, "/First/Dest")), 1);
    assert_int_equal(pdf_number(pdf, pdf_find(pdf, last, "/First/Parent")), pdf_number(pdf, last));
    finish(&joined);
}

static void test_parts_without_an_outline_get_an_item(void **state)
{
    (void)state;
    struct joined joined;
    join(&joined, PLAIN, PLAIN, (struct attach_request){0});
    struct pdf *pdf = &joined.pdf;
    qpdf_oh root = pdf_get(pdf, pdf_catalog(pdf), "/Outlines");
    assert_string_equal(text_at(&joined, root, "/First/Title"), "d");
    assert_string_equal(text_at(&joined, root, "/Last/Title"), "s");
    assert_int_equal(target(&joined, pdf_find(pdf, root, "/Last/Dest")), 1);
    finish(&joined);
}

/* An outline that goes round in circles ends. */
static void test_an_outline_without_end(void **state)
{
    (void)state;
    static const char *const circle[] = {
        "<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        PAGE,
        "<</Type/Outlines/First 5 0 R>>",
        "<</Title(round)/Next 6 0 R/First 5 0 R/Dest(x)>>",
        "<</Title(and round)/Next 5 0 R/First 6 0 R/Dest(x)>>",
        NULL,
    };
    struct joined joined;
    join(&joined, circle, circle, (struct attach_request){0});
    assert_true(joined.good);
    /* Two items of the diploma, and one for the supplement, which is open and has two. */
    assert_string_equal(value(&joined, "/Outlines/Count"), "5");
    finish(&joined);
}

/* ------------------------------------------------------------------------------------------------ files */

static const char *const WITH_FILE[] = {
    "<</Type/Catalog/Pages 2 0 R/AF[4 0 R]/Names<</EmbeddedFiles<</Names[(data.xml)4 0 R]>>>>>>",
    "<</Type/Pages/Count 1/Kids[3 0 R]>>",
    PAGE,
    "<</Type/Filespec/AFRelationship/Source/F(data.xml)/UF(data.xml)/EF<</F 5 0 R>>>>",
    "<</Type/EmbeddedFile/Length 17>>\nstream\n<qualification/>\n\nendstream",
    NULL,
};

static void test_files_of_both_are_there_under_their_own_names(void **state)
{
    (void)state;
    struct joined joined;
    join(&joined, WITH_FILE, WITH_FILE, (struct attach_request){0});
    struct pdf *pdf = &joined.pdf;
    qpdf_oh names = pdf_find(pdf, pdf_catalog(pdf), "/Names/EmbeddedFiles/Names");
    assert_int_equal(pdf_count(pdf, names), 4);
    assert_string_equal(text_at(&joined, pdf_item(pdf, names, 1), "/UF"), "data-2.xml");
    assert_string_equal(text_at(&joined, pdf_item(pdf, names, 3), "/UF"), "data.xml");
    qpdf_oh associated = pdf_get(pdf, pdf_catalog(pdf), "/AF");
    assert_int_equal(pdf_count(pdf, associated), 2);
    assert_int_equal(pdf_number(pdf, pdf_item(pdf, associated, 1)), pdf_number(pdf, pdf_item(pdf, names, 1)));
    finish(&joined);
}

enum { MANY = 3000 };

/* To a file of that name one with MANY, which are equal or follow each other. */
static void join_many_names(struct joined *joined, bool equal)
{
    struct buffer catalogue = {0};
    buffer_string(&catalogue, "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(data.xml)4 0 R");
    for (int i = 1; i < MANY; i++)
        buffer_format(&catalogue, "(data%.0d.xml)4 0 R", equal ? 0 : i); /* 0 prints nothing */
    buffer_format(&catalogue, "]>>>>>>%c", '\0');
    const char *many[sizeof WITH_FILE / sizeof *WITH_FILE];
    memcpy(many, WITH_FILE, sizeof WITH_FILE);
    many[0] = (const char *)catalogue.bytes;
    join(joined, WITH_FILE, many, (struct attach_request){0});
    buffer_finish(&catalogue);
}

/* What one costs does not depend on how many there are: else this would take minutes. */
static void test_many_files(void **state)
{
    (void)state;
    static const char *const LAST[] = {"data2999.xml", "data-3001.xml"};
    for (int equal = 0; equal < 2; equal++) {
        struct joined joined;
        join_many_names(&joined, equal);
        struct pdf *pdf = &joined.pdf;
        qpdf_oh names = pdf_find(pdf, pdf_catalog(pdf), "/Names/EmbeddedFiles/Names");
        assert_int_equal(pdf_count(pdf, names), 2 * (MANY + 1));
        int found = 0;
        for (int i = 0; i < pdf_count(pdf, names); i += 2)
            found += strcmp(pdf_text(pdf, pdf_item(pdf, names, i)), LAST[equal]) == 0;
        assert_int_equal(found, 1);
        finish(&joined);
    }
}

static void test_an_embedded_supplement_is_associated(void **state)
{
    (void)state;
    struct joined joined;
    join(&joined, WITH_FILE, PLAIN, (struct attach_request){.way = ATTACH_EMBED});
    struct pdf *pdf = &joined.pdf;
    assert_int_equal(pdf->pages, 1);
    qpdf_oh file = pdf_item(pdf, pdf_get(pdf, pdf_catalog(pdf), "/AF"), 1);
    assert_true(pdf_is_name(pdf, pdf_get(pdf, file, "/AFRelationship"), "/Supplement"));
    assert_string_equal(text_at(&joined, file, "/UF"), "s.pdf");
    assert_true(pdf_is_name(pdf, pdf_find(pdf, file, "/EF/F/Subtype"), "/application/pdf"));
    struct buffer bytes = {0};
    assert_true(pdf_stream(pdf, pdf_find(pdf, file, "/EF/UF"), &bytes));
    assert_int_equal(bytes.length, joined.supplement.length);
    assert_memory_equal(bytes.bytes, joined.supplement.bytes, bytes.length);
    buffer_finish(&bytes);
    finish(&joined);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_supplement_begins_on_the_right),
        cmocka_unit_test(test_a_box_that_is_an_object_of_its_own),
        cmocka_unit_test(test_a_box_that_is_none),
        cmocka_unit_test(test_labels_of_each_part_are_its_own),
        cmocka_unit_test(test_named_destinations_do_not_mix),
        cmocka_unit_test(test_outlines_follow_each_other),
        cmocka_unit_test(test_parts_without_an_outline_get_an_item),
        cmocka_unit_test(test_an_outline_without_end),
        cmocka_unit_test(test_files_of_both_are_there_under_their_own_names),
        cmocka_unit_test(test_many_files),
        cmocka_unit_test(test_an_embedded_supplement_is_associated),
    };
    return run_both_ways(tests);
}
