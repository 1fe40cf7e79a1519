/* Files with a byte changed, at each place in turn: a result or an error, never worse. The sanitizers look on. */
#include "test_attach.h"

static const char *const DIPLOMA[] = {
    "<</Type/Catalog/Pages 2 0 R/StructTreeRoot 4 0 R/MarkInfo<</Marked true>>/Lang(nl)/Outlines 8 0 R/AF[10 0 R]"
    "/Names<</EmbeddedFiles<</Names[(a.xml)10 0 R]>>/Dests<</Kids[12 0 R]>>>>/PageLabels<</Nums[0<</S/r>>]>>"
    "/AcroForm<</Fields[13 0 R]>>/OutputIntents[<</S/GTS_PDFA1/DestOutputProfile 14 0 R>>]>>",
    "<</Type/Pages/Count 1/Kids[3 0 R]>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Resources<</XObject<</X 15 0 R>>>>/StructParents 0/Annots[13 0 "
    "R]>>",
    "<</Type/StructTreeRoot/K 5 0 R/ParentTree 6 0 R/RoleMap<</Title/H1>>/ClassMap<</Wide<</O/Layout>>>>/IDTree<<>>>>",
    "<</S/Document/P 4 0 R/K[7 0 R]>>",
    "<</Kids[<</Nums[0[7 0 R]]/Limits[0 0]>>]>>",
    "<</S/Title/P 5 0 R/Pg 3 0 R/K 0/ID(head)/C/Wide/A<</O/Table/Headers[(head)]>>>>",
    "<</Type/Outlines/First 9 0 R/Last 9 0 R/Count 1>>",
    "<</Title(one)/Parent 8 0 R/Dest(part)>>",
    "<</Type/Filespec/AFRelationship/Source/F(a.xml)/UF(a.xml)/EF<</F 11 0 R>>>>",
    "<</Type/EmbeddedFile/Length 16>>\nstream\n<qualification/>\nendstream",
    "<</Names[(part)[3 0 R/Fit]]/Limits[(part)(part)]>>",
    "<</T(f)/FT/Tx/Type/Annot/Subtype/Widget/Rect[0 0 9 9]/StructParent 1/AP<</N 15 0 R>>/A<</S/GoTo/D(part)>>>>",
    "<</N 3/Length 3>>\nstream\nabc\nendstream",
    "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 15 0 R>>>>/Length 0>>\nstream\n\nendstream",
    NULL,
};

static const char *const SIGNED[] = {
    "<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[4 0 R]>>/Perms<</DocMDP 5 0 R>>>>",
    "<</Type/Pages/Count 1/Kids[3 0 R]>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 200]/Resources<<>>/Annots[4 0 R]>>",
    "<</T(s)/FT/Sig/V 5 0 R/Type/Annot/Subtype/Widget/Rect[0 0 0 0]>>",
    "<</Type/Sig/Contents<00>/ByteRange[0 1 2 3]/Reference[<</TransformMethod/DocMDP/TransformParams<</P 3>>>>]>>",
    NULL,
};

/* Joins the file, with one byte more or less by one bit, to itself as it was, or the other way round. */
static int join_changed(const struct buffer *good, const struct buffer *bad, enum attach_way way, bool bad_diploma)
{
    const struct buffer *diploma = bad_diploma ? bad : good, *supplement = bad_diploma ? good : bad;
    struct attach_file files[] = {{"d.pdf", diploma->bytes, diploma->length},
                                  {"s.pdf", supplement->bytes, supplement->length}};
    struct attach_request request = {
        .diploma = files[0], .supplements = &files[1], .supplement_count = 1, .way = way, .duplex = true, .any = true};
    struct buffer out = {0};
    struct diag *diag = diag_create();
    bool joined = attach_supplements(&request, &out, diag);
    assert_true(joined == (diag_errors(diag) == 0));
    assert_true(joined == (out.length > 0));
    buffer_finish(&out);
    diag_destroy(diag);
    return joined;
}

static void change_each_byte(const char *const *objects, const char *const *others)
{
    struct buffer good = {0}, bad = {0}, other = {0};
    make_pdf(&bad, objects);
    make_pdf(&other, others);
    make_pdf(&good, objects);
    int joined = 0;
    for (size_t i = 0; i < bad.length; i++) {
        unsigned char was = bad.bytes[i];
        bad.bytes[i] ^= (unsigned char)(1 << (i % 7));
        joined += join_changed(&other, &bad, (enum attach_way)(i % 3), i % 2 == 0);
        bad.bytes[i] = was;
    }
    assert_memory_equal(bad.bytes, good.bytes, good.length);
    assert_true(joined > 0 && (size_t)joined < bad.length);
    buffer_finish(&good);
    buffer_finish(&bad);
    buffer_finish(&other);
}

static void test_a_byte_of_a_diploma(void **state)
{
    (void)state;
    change_each_byte(DIPLOMA, SIGNED);
}

static void test_a_byte_of_a_signed_diploma(void **state)
{
    (void)state;
    change_each_byte(SIGNED, DIPLOMA);
}

static void test_files_that_are_cut(void **state)
{
    (void)state;
    struct buffer whole = {0}, cut = {0};
    make_pdf(&whole, DIPLOMA);
    make_pdf(&cut, DIPLOMA);
    for (cut.length = 0; cut.length + 8 < whole.length; cut.length += 7)
        assert_false(join_changed(&whole, &cut, ATTACH_APPEND, cut.length % 2));
    buffer_finish(&whole);
    buffer_finish(&cut);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_byte_of_a_diploma),
        cmocka_unit_test(test_a_byte_of_a_signed_diploma),
        cmocka_unit_test(test_files_that_are_cut),
    };
    return run_both_ways(tests);
}
