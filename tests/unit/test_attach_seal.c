/* A seal's place: the file stays as it was, and all but the gap is sealed; what other seals and forms allow. */
#include <stdlib.h>

#include "attach/seal.h"
#include "base/diag.h"
#include "test_attach.h"

#define PAGE "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
#define PAGES "<</Type/Pages/Kids[3 0 R]/Count 1>>"

struct placed {
    struct buffer file, out;
    struct seal_gap gap;
    struct diag *diag;
    bool good;
};

static struct seal_box drawn;

static void draw(void *context, const struct seal_box *box, struct buffer *out)
{
    *(struct seal_box *)context = *box;
    buffer_string(out, "0 g");
}

static struct placed place(const char *const *objects, bool certify)
{
    struct placed placed = {.diag = diag_create()};
    const struct seal_place asked = {"D:20261129120000Z", 100, certify, NULL, "Specimen", draw, &drawn};
    make_pdf(&placed.file, objects);
    const struct attach_file file = {"d.pdf", placed.file.bytes, placed.file.length};
    buffer_append(&placed.out, file.bytes, file.length);
    placed.good = place_seal(&file, &asked, &placed.out, &placed.gap, placed.diag);
    assert_true(placed.good || placed.out.length == file.length);
    placed.out.length = placed.good ? placed.out.length : 0;
    return placed;
}

static void forget(struct placed *placed)
{
    buffer_finish(&placed->file);
    buffer_finish(&placed->out);
    diag_destroy(placed->diag);
}

static struct pdf open_placed(const struct placed *placed)
{
    struct pdf pdf;
    const struct attach_file file = {"s.pdf", placed->out.bytes, placed->out.length};
    assert_true(placed->good);
    assert_true(pdf_open(&pdf, &file, placed->diag));
    return pdf;
}

static long long range(struct pdf *pdf, qpdf_oh signature, int index)
{
    return pdf_integer(pdf, pdf_item(pdf, pdf_get(pdf, signature, "/ByteRange"), index), -1);
}

static void the_file_is_a_prefix_and_all_but_the_gap_is_sealed(void **state)
{
    (void)state;
    static const char *const objects[] = {"<</Type/Catalog/Pages 2 0 R>>", PAGES, PAGE, NULL};
    struct placed placed = place(objects, false);
    struct pdf pdf = open_placed(&placed);
    assert_memory_equal(placed.out.bytes, placed.file.bytes, placed.file.length);
    qpdf_oh form = pdf_get(&pdf, pdf_catalog(&pdf), "/AcroForm"), field = pdf_item(&pdf, pdf_get(&pdf, form, "/Fields"), 0);
    qpdf_oh signature = pdf_get(&pdf, field, "/V");
    assert_int_equal(pdf_integer(&pdf, pdf_get(&pdf, form, "/SigFlags"), 0), 3);
    assert_int_equal(pdf_integer(&pdf, pdf_get(&pdf, field, "/F"), 0), 132);
    assert_string_equal(pdf_text(&pdf, pdf_get(&pdf, field, "/T")), "Seal");
    assert_int_equal(pdf_count(&pdf, pdf_get(&pdf, pdf_page(&pdf, 0), "/Annots")), 1);
    assert_int_equal(range(&pdf, signature, 0), 0);
    assert_int_equal(range(&pdf, signature, 1), placed.gap.at);
    assert_int_equal(range(&pdf, signature, 2), placed.gap.at + placed.gap.length);
    assert_int_equal(range(&pdf, signature, 3), placed.out.length - placed.gap.at - placed.gap.length);
    assert_int_equal(placed.gap.length, 202);
    assert_int_equal(placed.out.bytes[placed.gap.at], '<');
    assert_int_equal(placed.out.bytes[placed.gap.at + 201], '>');
    assert_int_equal(pdf_get(&pdf, pdf_catalog(&pdf), "/Perms"), 0);
    pdf_close(&pdf);
    forget(&placed);
}

/* Whatever stands in the file as an object of its own: the form, its fields, the page's annotations. */
static void fields_that_are_there_stay(void **state)
{
    (void)state;
    static const char *const objects[] = {"<</Type/Catalog/Pages 2 0 R/AcroForm 4 0 R>>", PAGES,
                                          "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Annots 6 0 R>>", "<</Fields 5 0 R>>",
                                          "[7 0 R]", "[7 0 R]",
                                          "<</Type/Annot/Subtype/Widget/FT/Tx/T(Seal)/Rect[0 0 1 1]/P 3 0 R>>", NULL};
    struct placed placed = place(objects, false);
    struct pdf pdf = open_placed(&placed);
    qpdf_oh fields = pdf_find(&pdf, pdf_catalog(&pdf), "/AcroForm/Fields");
    assert_int_equal(pdf_count(&pdf, fields), 2);
    assert_int_equal(pdf_count(&pdf, pdf_get(&pdf, pdf_page(&pdf, 0), "/Annots")), 2);
    assert_string_equal(pdf_text(&pdf, pdf_get(&pdf, pdf_item(&pdf, fields, 1), "/T")), "Seal 2");
    pdf_close(&pdf);
    forget(&placed);
}

static void a_certifying_seal_says_that_nothing_may_change(void **state)
{
    (void)state;
    static const char *const objects[] = {"<</Type/Catalog/Pages 2 0 R>>", PAGES, PAGE, NULL};
    struct placed placed = place(objects, true);
    struct pdf pdf = open_placed(&placed);
    qpdf_oh references = pdf_find(&pdf, pdf_catalog(&pdf), "/Perms/DocMDP/Reference");
    assert_int_equal(pdf_integer(&pdf, pdf_find(&pdf, pdf_item(&pdf, references, 0), "/TransformParams/P"), 0), 1);
    pdf_close(&pdf);
    forget(&placed);
}

#define PLACE "/Type/Annot/Subtype/Widget/FT/Sig/Rect[10 10 110 50]/P 3 0 R"

/* The first such field takes the seal, which is then seen; the page stays as it is. */
static void a_place_that_the_file_keeps_is_filled(void **state)
{
    (void)state;
    static const char *const objects[] = {"<</Type/Catalog/Pages 2 0 R/AcroForm 4 0 R>>", PAGES,
                                          "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Annots[5 0 R 6 0 R]>>", "<</Fields[5 0 R 6 0 R]>>",
                                          "<<" PLACE "/Ff 1/T(Seal)/TU(Zegel)>>", "<<" PLACE "/Ff 1/T(Seal 2)/TU(Seal)>>", NULL};
    struct placed placed = place(objects, false);
    struct pdf pdf = open_placed(&placed);
    qpdf_oh form = pdf_get(&pdf, pdf_catalog(&pdf), "/AcroForm"), fields = pdf_get(&pdf, form, "/Fields");
    qpdf_oh field = pdf_item(&pdf, fields, 0);
    assert_true(drawn.width == 100 && drawn.height == 40);
    assert_int_equal(pdf_count(&pdf, fields), 2);
    assert_int_equal(pdf_integer(&pdf, pdf_get(&pdf, form, "/SigFlags"), 0), 3);
    assert_true(pdf_find(&pdf, field, "/V/Contents"));
    assert_true(pdf_find(&pdf, field, "/AP/N/BBox"));
    assert_int_equal(pdf_get(&pdf, field, "/Ff"), 0);
    assert_string_equal(pdf_text(&pdf, pdf_get(&pdf, field, "/TU")), "Zegel: Specimen");
    assert_string_equal(pdf_text(&pdf, pdf_get(&pdf, field, "/Contents")), "Zegel: Specimen");
    assert_int_equal(pdf_get(&pdf, pdf_item(&pdf, fields, 1), "/V"), 0);
    assert_int_equal(pdf_get(&pdf, pdf_page(&pdf, 0), "/Tabs"), 0);
    pdf_close(&pdf);
    forget(&placed);
}

/* Whoever is to sign, or has a field for something else, is asked as ever. */
static void fields_of_others_are_not_filled(void **state)
{
    (void)state;
    static const char *const others[] = {
        "<<" PLACE "/T(Seal)/TU(Zegel)>>", "<<" PLACE "/Ff 1/T(Director)/TU(Zegel)>>", "<<" PLACE "/Ff 1/T(Seal)>>",
        "<<" PLACE "/Ff 3/T(Seal)/TU(Zegel)>>", "<</Subtype/Widget/FT/Sig/Rect[0 0 0 0]/Ff 1/T(Seal)/TU(Zegel)>>",
        "<</Subtype/Widget/FT/Sig/Rect[0 0 99999999999999999999 9]/Ff 1/T(Seal)/TU(Zegel)>>",
        "<</Subtype/Widget/FT/Tx/Rect[0 0 9 9]/Ff 1/T(Seal)/TU(Zegel)>>"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const char *const objects[] = {"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>", PAGES, PAGE, others[i], NULL};
        drawn.width = 0;
        struct placed placed = place(objects, false);
        struct pdf pdf = open_placed(&placed);
        assert_int_equal(pdf_count(&pdf, pdf_find(&pdf, pdf_catalog(&pdf), "/AcroForm/Fields")), 2);
        assert_true(drawn.width == 0);
        pdf_close(&pdf);
        forget(&placed);
    }
}

#define SIGNED(more)                                                                                                        \
    "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]/SigFlags 3>>>>", PAGES, PAGE, "<</FT/Sig/T(a)/V 5 0 R>>",         \
        "<</Type/Sig/Contents<00>" more ">>", NULL

static void refused(const char *const *objects, bool certify, const char *words)
{
    struct placed placed = place(objects, certify);
    assert_false(placed.good);
    assert_int_equal(placed.out.length, 0);
    assert_true(diag_tells(placed.diag, DIAG_SEAL_REFUSED, words));
    forget(&placed);
}

static void seals_behind_seals(void **state)
{
    (void)state;
    static const char *const plain[] = {SIGNED("")};
    static const char *const forms[] = {SIGNED("/Reference[<</TransformMethod/DocMDP/TransformParams<</P 2>>>>]")};
    static const char *const closed[] = {SIGNED("/Reference[<</TransformMethod/DocMDP/TransformParams<</P 1>>>>]")};
    struct placed placed = place(plain, false);
    assert_true(placed.good);
    forget(&placed);
    placed = place(forms, false);
    assert_true(placed.good);
    forget(&placed);
    refused(closed, false, "it is certified so that nothing may be changed (DocMDP 1)");
    refused(plain, true, "only the first seal can certify, and this file has one");
}

static void forms_that_draw_themselves_are_refused(void **state)
{
    (void)state;
    static const char *const objects[] = {"<</Type/Catalog/Pages 2 0 R/AcroForm<</XFA(x)/Fields[]>>>>", PAGES, PAGE, NULL};
    refused(objects, false, "it is an XFA form, which draws its pages itself");
}

/* Offsets that count from a header which is not at the beginning: nothing can be added behind such a file. */
static void files_that_begin_late_are_refused(void **state)
{
    (void)state;
    static const char *const objects[] = {"<</Type/Catalog/Pages 2 0 R>>", PAGES, PAGE, NULL};
    beginning = "\n";
    refused(objects, false, "its end is not where it says, so nothing can be added there");
    beginning = "";
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_file_is_a_prefix_and_all_but_the_gap_is_sealed),
        cmocka_unit_test(fields_that_are_there_stay),
        cmocka_unit_test(a_place_that_the_file_keeps_is_filled),
        cmocka_unit_test(fields_of_others_are_not_filled),
        cmocka_unit_test(a_certifying_seal_says_that_nothing_may_change),
        cmocka_unit_test(seals_behind_seals),
        cmocka_unit_test(forms_that_draw_themselves_are_refused),
        cmocka_unit_test(files_that_begin_late_are_refused),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    beginning_comment = "%/Linearized\n"; /* so that qpdf reads it */
    return failed + cmocka_run_group_tests(tests, NULL, NULL);
}
