/* What a signature lets be done, and the revision that does it. The signatures have no value: `pdfsig` looks at real
 * ones (conformance/attach-signed). */
#include "test_attach.h"

static const char *const SUPPLEMENT[] = {
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Count 1/Kids[3 0 R]>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 200]/Resources<<>>>>",
    NULL,
};

/* A signed diploma: entries of the catalogue, of the field and of the signature. */
#define SIGNED(catalog, field, signature)                                                                              \
    {                                                                                                                  \
        "<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[4 0 R]>>" catalog ">>",                              \
            "<</Type/Pages/Count 1/Kids[3 0 R]>>",                                                                     \
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 200]/Resources<<>>/Annots[5 0 R]>>",                           \
            "<</T(signature)/FT/Sig/Kids[5 0 R]/V 6 0 R" field ">>",                                                   \
            "<</Type/Annot/Subtype/Widget/Parent 4 0 R/Rect[0 0 0 0]/P 3 0 R>>",                                       \
            "<</Type/Sig/Contents<00>/ByteRange[0 1 2 3]/Name(Exam Office)" signature ">>", NULL,                      \
    }

#define REFERENCE(method, parameters) "/Reference[<</TransformMethod/" method "/TransformParams<<" parameters ">>>>]"

static void assert_embedding(const char *const *diploma, bool allowed, const char *reason)
{
    struct joined joined;
    join(&joined, diploma, SUPPLEMENT, (struct attach_request){.way = ATTACH_EMBED});
    assert_int_equal(joined.good, allowed);
    if (!allowed)
        assert_true(is_said(&joined, reason));
    if (allowed) {
        assert_memory_equal(joined.bytes.bytes, joined.diploma.bytes, joined.diploma.length);
        assert_true(joined.bytes.length > joined.diploma.length + joined.supplement.length);
    }
    finish(&joined);

    join(&joined, diploma, SUPPLEMENT, (struct attach_request){.way = ATTACH_APPEND});
    assert_false(joined.good);
    assert_int_equal(joined.bytes.length, 0);
    assert_true(is_said(&joined, "signature-breaks"));
    finish(&joined);
}

static void test_an_approval_allows_additions(void **state)
{
    (void)state;
    static const char *const diploma[] = SIGNED("", "", "");
    assert_embedding(diploma, true, NULL);
}

static void test_a_certification_says_what_it_allows(void **state)
{
    (void)state;
    static const char *const levels[][7] = {
        SIGNED("/Perms<</DocMDP 6 0 R>>", "", REFERENCE("DocMDP", "/P 1")),
        SIGNED("/Perms<</DocMDP 6 0 R>>", "", REFERENCE("DocMDP", "/P 2")),
        SIGNED("/Perms<</DocMDP 6 0 R>>", "", REFERENCE("DocMDP", "")),
        SIGNED("/Perms<</DocMDP 6 0 R>>", "", REFERENCE("DocMDP", "/P 3")),
    };
    assert_embedding(levels[0], false,
                     "signed by Exam Office: it is certified so that nothing may be changed (DocMDP 1)");
    assert_embedding(levels[1], false, "only forms may be filled in (DocMDP 2)");
    assert_embedding(levels[2], false, "only forms may be filled in (DocMDP 2)");
    assert_embedding(levels[3], true, NULL);
}

static void test_locks_of_fields(void **state)
{
    (void)state;
    static const char *const fields_only[] = SIGNED("", "/Lock<</Action/All>>", REFERENCE("FieldMDP", "/Action/All"));
    static const char *const by_field[] = SIGNED("", "/Lock<</Action/All/P 1>>", "");
    static const char *const by_signature[] = SIGNED("", "", REFERENCE("FieldMDP", "/Action/All/P 2"));
    static const char *const narrower_before[] = SIGNED("", "/Lock<</Action/All/P 3>>", REFERENCE("DocMDP", "/P 1"));
    assert_embedding(narrower_before, false, "nothing may be changed (DocMDP 1)");
    assert_embedding(fields_only, true, NULL);
    assert_embedding(by_field, false, "its field locks the document");
    assert_embedding(by_signature, false, "it locks the document with its fields (FieldMDP)");
}

static void test_usage_rights_end_with_any_change(void **state)
{
    (void)state;
    static const char *const diploma[] = {
        "<</Type/Catalog/Pages 2 0 R/Perms<</UR3 4 0 R>>>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 200]/Resources<<>>>>",
        "<</Type/Sig/Contents<00>>>",
        NULL,
    };
    assert_embedding(diploma, false, "usage rights");
}

/* A field that waits for a signature is none. */
/* The type of a field may stand above it. */
static void test_a_type_that_is_inherited(void **state)
{
    (void)state;
    static const char *const diploma[] = {
        "<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[4 0 R]>>>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 200]/Resources<<>>/Annots[5 0 R]>>",
        "<</T(signatures)/FT/Sig/Kids[5 0 R]>>",
        "<</T(one)/Type/Annot/Subtype/Widget/Parent 4 0 R/Rect[0 0 0 0]/P 3 0 R/V 6 0 R>>",
        "<</Type/Sig/Contents<00>/ByteRange[0 1 2 3]/Name(Exam Office)>>",
        NULL,
    };
    assert_embedding(diploma, true, NULL);
}

static void test_an_empty_field_is_no_signature(void **state)
{
    (void)state;
    static const char *const diploma[] = {
        "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 200]/Resources<<>>/Annots[4 0 R]>>",
        "<</T(signature)/FT/Sig/Type/Annot/Subtype/Widget/Rect[0 0 0 0]>>",
        NULL,
    };
    struct joined joined;
    join(&joined, diploma, SUPPLEMENT, (struct attach_request){0});
    assert_true(joined.good);
    assert_int_equal(pdf_count(&joined.pdf, pdf_find(&joined.pdf, pdf_catalog(&joined.pdf), "/AcroForm/Fields")), 1);
    finish(&joined);
}

static void test_a_signature_is_given_up_when_asked(void **state)
{
    (void)state;
    static const char *const diploma[] = SIGNED("/Perms<</DocMDP 6 0 R>>/DSS<<>>", "", REFERENCE("DocMDP", "/P 1"));
    struct joined joined;
    join(&joined, diploma, SUPPLEMENT, (struct attach_request){.break_signature = true});
    assert_true(joined.good);
    assert_true(
        is_said(&joined, "d.pdf: warning: the signature was given up: signed by Exam Office [signature-removed]"));
    struct pdf *pdf = &joined.pdf;
    qpdf_oh field = pdf_item(pdf, pdf_find(pdf, pdf_catalog(pdf), "/AcroForm/Fields"), 0);
    assert_true(pdf_is_name(pdf, pdf_get(pdf, field, "/FT"), "/Sig"));
    assert_int_equal(pdf_get(pdf, field, "/V"), 0);
    assert_string_equal(value(&joined, "/Perms"), "");
    assert_string_equal(value(&joined, "/AcroForm/SigFlags"), "");
    finish(&joined);
}

/* ------------------------------------------------------------------------------------------------ revision */

/* The supplement hangs on an annotation that nobody sees; nothing else of the page changes. */
static void assert_revision(struct joined *joined)
{
    assert_true(joined->good);
    struct pdf *pdf = &joined->pdf;
    qpdf_oh annotations = pdf_get(pdf, page_of(joined, 0), "/Annots"), added = pdf_item(pdf, annotations, 1);
    assert_int_equal(pdf_count(pdf, annotations), 2);
    assert_true(pdf_is_name(pdf, pdf_get(pdf, added, "/Subtype"), "/FileAttachment"));
    assert_true(pdf_is_name(pdf, pdf_find(pdf, added, "/FS/AFRelationship"), "/Supplement"));
    assert_int_equal(pdf_number(pdf, pdf_item(pdf, pdf_get(pdf, added, "/AF"), 0)),
                     pdf_number(pdf, pdf_get(pdf, added, "/FS")));
    struct buffer bytes = {0};
    assert_true(pdf_stream(pdf, pdf_find(pdf, added, "/FS/EF/F"), &bytes));
    assert_int_equal(bytes.length, joined->supplement.length);
    buffer_finish(&bytes);
    assert_int_equal(qpdf_check_pdf(pdf->qpdf), QPDF_SUCCESS);
}

static void test_a_revision_after_a_table(void **state)
{
    (void)state;
    static const char *const diploma[] = SIGNED("", "", "");
    struct joined joined;
    join(&joined, diploma, SUPPLEMENT, (struct attach_request){.way = ATTACH_EMBED});
    assert_revision(&joined);
    assert_non_null(pdf_search(joined.bytes.bytes + joined.diploma.length, joined.bytes.length - joined.diploma.length,
                               "\nxref\n"));
    finish(&joined);
}

/* What ends without a line end gets one; what comes after is found all the same. */
static void test_a_revision_after_no_line_end(void **state)
{
    (void)state;
    static const char *const diploma[] = SIGNED("", "", "");
    struct joined joined = {0};
    make_pdf(&joined.diploma, diploma);
    make_pdf(&joined.supplement, SUPPLEMENT);
    joined.diploma.length--;
    join_again(&joined, (struct attach_request){.way = ATTACH_EMBED});
    assert_revision(&joined);
    assert_int_equal(joined.bytes.bytes[joined.diploma.length], '\n');
    finish(&joined);
}

/* The same file with its cross-references in a stream gets a revision of that kind. */
static void test_a_revision_after_a_stream(void **state)
{
    (void)state;
    static const char *const diploma[] = SIGNED("", "", "");
    struct joined joined = {0};
    struct buffer plain = {0};
    struct pdf pdf;
    make_pdf(&plain, diploma);
    make_pdf(&joined.supplement, SUPPLEMENT);
    struct diag *diag = diag_create();
    assert_true(pdf_open(&pdf, &(struct attach_file){"d.pdf", plain.bytes, plain.length}, diag));
    assert_true(pdf_write(&pdf, "1.7", &joined.diploma, diag));
    pdf_close(&pdf);
    diag_destroy(diag);
    join_again(&joined, (struct attach_request){.way = ATTACH_EMBED});
    assert_revision(&joined);
    const unsigned char *added = joined.bytes.bytes + joined.diploma.length;
    assert_non_null(pdf_search(added, joined.bytes.length - joined.diploma.length, "/Type/XRef"));
    buffer_finish(&plain);
    finish(&joined);
}

/* A tagged page with an annotation says in which order they are reached (ISO 14289-1, 7.18.3); of another page only the list
 * of annotations is new. */
static void test_a_tagged_page_gets_an_order_of_tabs(void **state)
{
    (void)state;
    static const char *const untagged[] = SIGNED("", "", "");
    static const char *const tagged[] =
        SIGNED("/MarkInfo<</Marked true>>/StructTreeRoot<</Type/StructTreeRoot/K<</S/Document>>>>", "", "");
    struct joined joined;
    join(&joined, tagged, SUPPLEMENT, (struct attach_request){.way = ATTACH_EMBED});
    assert_revision(&joined);
    assert_true(pdf_is_name(&joined.pdf, pdf_get(&joined.pdf, page_of(&joined, 0), "/Tabs"), "/S"));
    finish(&joined);
    join(&joined, untagged, SUPPLEMENT, (struct attach_request){.way = ATTACH_EMBED});
    assert_int_equal(pdf_get(&joined.pdf, page_of(&joined, 0), "/Tabs"), 0);
    finish(&joined);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_approval_allows_additions),
        cmocka_unit_test(test_a_certification_says_what_it_allows),
        cmocka_unit_test(test_locks_of_fields),
        cmocka_unit_test(test_usage_rights_end_with_any_change),
        cmocka_unit_test(test_a_type_that_is_inherited),
        cmocka_unit_test(test_an_empty_field_is_no_signature),
        cmocka_unit_test(test_a_signature_is_given_up_when_asked),
        cmocka_unit_test(test_a_revision_after_a_table),
        cmocka_unit_test(test_a_revision_after_no_line_end),
        cmocka_unit_test(test_a_revision_after_a_stream),
        cmocka_unit_test(test_a_tagged_page_gets_an_order_of_tabs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
