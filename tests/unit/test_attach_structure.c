/* Tags of the diploma and of the supplement become those of the whole. */
#include "test_attach.h"

#include "attach/structure.h"
#include "attach/tree.h"

#define TAGGED "/MarkInfo<</Marked true>>"

static const char *const UNTAGGED[] = {
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Count 1/Kids[3 0 R]>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Resources<<>>/StructParents 7>>",
    NULL,
};

/* A heading and a cell of a table that refers to its header, with a role, a class and an identifier. */
#define STRUCTURED(lang, role, alignment)                                                                              \
    {                                                                                                                  \
        "<</Type/Catalog/Pages 2 0 R/StructTreeRoot 4 0 R/Lang(" lang ")" TAGGED ">>",                                 \
            "<</Type/Pages/Count 1/Kids[3 0 R]>>",                                                                     \
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Resources<<>>/StructParents 0>>",                         \
            "<</Type/StructTreeRoot/K 5 0 R/ParentTree<</Nums[0[6 0 R 7 0 R]]>>/ParentTreeNextKey 1"                   \
            "/RoleMap<</Title/" role "/Own/P>>/ClassMap<</Wide<</O/Layout/TextAlign/" alignment ">>>>>>",              \
            "<</S/Document/P 4 0 R/K[6 0 R 7 0 R]>>", "<</S/Title/P 5 0 R/Pg 3 0 R/K 0/ID(head)/C/Wide>>",             \
            "<</S/TD/P 5 0 R/Pg 3 0 R/K 1/A<</O/Table/Headers[(head)]>>>>", NULL,                                      \
    }

static const char *const DUTCH[] = STRUCTURED("nl", "H1", "Start");
static const char *const ENGLISH[] = STRUCTURED("en", "H2", "End");

/* The element at these indices below the root. */
static qpdf_oh element(struct joined *joined, int top, int below)
{
    struct pdf *pdf = &joined->pdf;
    qpdf_oh kids = pdf_find(pdf, pdf_catalog(pdf), "/StructTreeRoot/K");
    qpdf_oh document = pdf_item(pdf, kids, top);
    return below < 0 ? document : pdf_item(pdf, pdf_get(pdf, document, "/K"), below);
}

static void assert_name(struct joined *joined, qpdf_oh object, const char *key, const char *name)
{
    const char *found = pdf_name(&joined->pdf, pdf_get(&joined->pdf, object, key));
    assert_non_null(found);
    assert_string_equal(found, name);
}

static void assert_text(struct joined *joined, qpdf_oh object, const char *text)
{
    const char *found = pdf_text(&joined->pdf, object);
    assert_non_null(found);
    assert_string_equal(found, text);
}

static void test_elements_stand_under_one_root(void **state)
{
    (void)state;
    struct joined joined;
    join(&joined, DUTCH, ENGLISH, (struct attach_request){0});
    struct pdf *pdf = &joined.pdf;
    assert_int_equal(pdf_count(pdf, pdf_find(pdf, pdf_catalog(pdf), "/StructTreeRoot/K")), 2);
    int root = pdf_number(pdf, pdf_get(pdf, pdf_catalog(pdf), "/StructTreeRoot"));
    for (int i = 0; i < 2; i++)
        assert_int_equal(pdf_number(pdf, pdf_get(pdf, element(&joined, i, -1), "/P")), root);
    assert_string_equal(value(&joined, "/MarkInfo/Marked"), "true");
    for (int i = 0; i < 2; i++)
        assert_int_equal(pdf_number(pdf, pdf_get(pdf, element(&joined, i, 0), "/Pg")),
                         pdf_number(pdf, page_of(&joined, i)));
    finish(&joined);
}

static void test_languages_are_kept(void **state)
{
    (void)state;
    struct joined joined;
    join(&joined, DUTCH, ENGLISH, (struct attach_request){0});
    struct pdf *pdf = &joined.pdf;
    assert_text(&joined, pdf_get(pdf, pdf_catalog(pdf), "/Lang"), "nl");
    assert_int_equal(pdf_get(pdf, element(&joined, 0, -1), "/Lang"), 0);
    assert_text(&joined, pdf_get(pdf, element(&joined, 1, -1), "/Lang"), "en");
    finish(&joined);
}

static void test_names_that_clash_are_changed_in_the_supplement(void **state)
{
    (void)state;
    struct joined joined;
    join(&joined, DUTCH, ENGLISH, (struct attach_request){0});
    struct pdf *pdf = &joined.pdf;
    assert_name(&joined, element(&joined, 0, 0), "/S", "/Title");
    assert_name(&joined, element(&joined, 1, 0), "/S", "/Title-2");
    assert_string_equal(value(&joined, "/StructTreeRoot/RoleMap/Title"), "/H1");
    assert_string_equal(value(&joined, "/StructTreeRoot/RoleMap/Title-2"), "/H2");
    assert_string_equal(value(&joined, "/StructTreeRoot/RoleMap/Own"), "/P");
    assert_string_equal(value(&joined, "/StructTreeRoot/RoleMap/Own-2"), "");
    assert_name(&joined, element(&joined, 1, 0), "/C", "/Wide-2");
    assert_string_equal(value(&joined, "/StructTreeRoot/ClassMap/Wide/TextAlign"), "/Start");
    assert_string_equal(value(&joined, "/StructTreeRoot/ClassMap/Wide-2/TextAlign"), "/End");
    assert_text(&joined, pdf_get(pdf, element(&joined, 1, 0), "/ID"), "head-2");
    assert_text(&joined, pdf_item(pdf, pdf_find(pdf, element(&joined, 0, 1), "/A/Headers"), 0), "head");
    assert_text(&joined, pdf_item(pdf, pdf_find(pdf, element(&joined, 1, 1), "/A/Headers"), 0), "head-2");
    qpdf_oh ids = pdf_find(pdf, pdf_catalog(pdf), "/StructTreeRoot/IDTree/Names");
    assert_int_equal(pdf_count(pdf, ids), 4);
    assert_text(&joined, pdf_item(pdf, ids, 2), "head-2");
    assert_int_equal(pdf_number(pdf, pdf_item(pdf, ids, 3)), pdf_number(pdf, element(&joined, 1, 0)));
    finish(&joined);
}

/* A role map of the diploma's must not turn a heading of the supplement's into a paragraph. */
static void test_roles_of_the_diploma_stay_its_own(void **state)
{
    (void)state;
    static const char *const remapping[] = {
        "<</Type/Catalog/Pages 2 0 R/StructTreeRoot 4 0 R" TAGGED ">>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Resources<<>>/StructParents 0>>",
        "<</Type/StructTreeRoot/K 5 0 R/ParentTree<</Nums[0[6 0 R]]>>/RoleMap<</TD/P/Lead/TD>>>>",
        "<</S/Document/P 4 0 R/K[6 0 R]>>",
        "<</S/TD/P 5 0 R/Pg 3 0 R/K 0>>",
        NULL,
    };
    struct joined joined;
    join(&joined, remapping, ENGLISH, (struct attach_request){0});
    assert_name(&joined, element(&joined, 0, 0), "/S", "/TD-2");
    assert_name(&joined, element(&joined, 1, 1), "/S", "/TD");
    assert_string_equal(value(&joined, "/StructTreeRoot/RoleMap/TD"), "");
    assert_string_equal(value(&joined, "/StructTreeRoot/RoleMap/TD-2"), "/P");
    assert_string_equal(value(&joined, "/StructTreeRoot/RoleMap/Lead"), "/TD-2");
    finish(&joined);
}

static void count_entry(void *context, qpdf_oh key, qpdf_oh entry)
{
    (void)key;
    (void)entry;
    ++*(int *)context;
}

static void test_content_finds_its_elements(void **state)
{
    (void)state;
    struct joined joined;
    join(&joined, DUTCH, ENGLISH, (struct attach_request){0});
    struct pdf *pdf = &joined.pdf;
    assert_int_equal(pdf_integer(pdf, pdf_get(pdf, page_of(&joined, 0), "/StructParents"), -1), 0);
    assert_int_equal(pdf_integer(pdf, pdf_get(pdf, page_of(&joined, 1), "/StructParents"), -1), 1);
    qpdf_oh tree = pdf_find(pdf, pdf_catalog(pdf), "/StructTreeRoot/ParentTree");
    int count = 0;
    tree_each(pdf, tree, "/Nums", count_entry, &count);
    assert_int_equal(count, 2);
    qpdf_oh leaf = pdf_item(pdf, pdf_get(pdf, tree, "/Kids"), 1), pairs = pdf_get(pdf, leaf, "/Nums");
    assert_int_equal(pdf_integer(pdf, pdf_item(pdf, pairs, 0), -1), 1);
    for (int i = 0; i < 2; i++)
        assert_int_equal(pdf_number(pdf, pdf_item(pdf, pdf_item(pdf, pairs, 1), i)),
                         pdf_number(pdf, element(&joined, 1, i)));
    assert_string_equal(value(&joined, "/StructTreeRoot/ParentTreeNextKey"), "2");
    finish(&joined);
}

/* The whole says that it is tagged only if all of it is; the tags of the supplement stay, and an untagged diploma's
 * keys, left by a program that took its tags away, do not lead to them. */
static void test_half_tagged_is_not_tagged(void **state)
{
    (void)state;
    struct joined joined;
    join(&joined, UNTAGGED, ENGLISH, (struct attach_request){0});
    struct pdf *pdf = &joined.pdf;
    assert_string_equal(value(&joined, "/MarkInfo/Marked"), "false");
    assert_true(
        is_said(&joined, "s.pdf: warning: the whole does not keep a promise of this file: tags: d.pdf is not tagged"));
    assert_int_equal(pdf_integer(pdf, pdf_get(pdf, page_of(&joined, 1), "/StructParents"), -1), 8);
    assert_name(&joined, element(&joined, 0, 0), "/S", "/Title");
    finish(&joined);

    join(&joined, DUTCH, UNTAGGED, (struct attach_request){0});
    assert_string_equal(value(&joined, "/MarkInfo/Marked"), "false");
    assert_int_equal(pdf_get(&joined.pdf, page_of(&joined, 1), "/StructParents"), 0);
    finish(&joined);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_elements_stand_under_one_root),
        cmocka_unit_test(test_languages_are_kept),
        cmocka_unit_test(test_names_that_clash_are_changed_in_the_supplement),
        cmocka_unit_test(test_roles_of_the_diploma_stay_its_own),
        cmocka_unit_test(test_content_finds_its_elements),
        cmocka_unit_test(test_half_tagged_is_not_tagged),
    };
    return run_both_ways(tests);
}
