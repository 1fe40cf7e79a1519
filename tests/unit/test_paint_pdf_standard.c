/* PDF 2.0: what it says otherwise than PDF 1.7 does. */
#include "test_pdf.h"

static struct node *text_node(struct sheet *sheet, struct node *parent, enum role role, double y, const char *text)
{
    struct node *node = sheet_node(sheet, parent, role);
    sheet_text(sheet, sheet->regular, 10, 5, y, text, node);
    return node;
}

static struct written *paint_2(struct sheet *sheet)
{
    sheet->document.metadata.standard = STANDARD_PDF2;
    return sheet_paint(sheet, NULL);
}

static const char *xmp_of(struct written *pdf)
{
    return (const char *)refers(pdf, catalog(pdf), "/Metadata ")->stream;
}

/* ISO 19005-4, 6.1.2 and 6.1.3. */
static void header_says_2_and_information_is_gone(void **state)
{
    struct sheet *sheet = *state;
    text_node(sheet, &sheet->root, ROLE_PARAGRAPH, 10, "x");
    struct written *pdf = paint_2(sheet);
    assert_memory_equal(sheet->out.bytes, "%PDF-2.0\n%", 10);
    assert_lacks(pdf->trailer, "/Info");
    assert_has(xmp_of(pdf), "A &lt;title&gt; &amp; more");
    for (long i = 1; i < number_after(pdf->trailer, "/Size "); i++)
        assert_lacks(object(pdf, i)->text, "/Producer"); /* nor does it lie there for nobody */
    sheet->document.metadata.standard = STANDARD_PDF17;
    assert_has(sheet_paint(sheet, NULL)->trailer, "/Info ");
    assert_memory_equal(sheet->out.bytes, "%PDF-1.7\n%", 10);
}

static void claims_name_their_years(void **state)
{
    struct sheet *sheet = *state;
    text_node(sheet, &sheet->root, ROLE_PARAGRAPH, 10, "x");
    sheet->document.source = "<a/>";
    sheet->document.source_length = 4;
    const char *xmp = xmp_of(paint_2(sheet));
    assert_has(xmp, "<pdfaid:part>4</pdfaid:part><pdfaid:rev>2020</pdfaid:rev>");
    assert_has(xmp, "<pdfaid:conformance>F</pdfaid:conformance>");
    assert_has(xmp, "<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>");
    assert_has(xmp, "<pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#accessibility1.0</pdfd:conformsTo>");
    assert_has(xmp, "<pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#reuse1.0</pdfd:conformsTo>");
    assert_lacks(xmp, "pdfaExtension");
}

/* Level F has a file (ISO 19005-4, 6.9). */
static void without_files_there_is_no_letter(void **state)
{
    struct sheet *sheet = *state;
    text_node(sheet, &sheet->root, ROLE_PARAGRAPH, 10, "x");
    const char *xmp = xmp_of(paint_2(sheet));
    assert_has(xmp, "<pdfaid:part>4</pdfaid:part>");
    assert_lacks(xmp, "pdfaid:conformance");
}

static void types_are_of_one_namespace(void **state)
{
    struct sheet *sheet = *state;
    struct node *paragraph = text_node(sheet, &sheet->root, ROLE_PARAGRAPH, 10, "x");
    text_node(sheet, paragraph, ROLE_STRONG, 20, "y");
    struct written *pdf = paint_2(sheet);
    const char *root = refers(pdf, catalog(pdf), "/StructTreeRoot ")->text;
    const struct object *name_space = refers(pdf, root, "/Namespaces[");
    assert_has(name_space->text, "/Type/Namespace/NS(http://iso.org/pdf2/ssn)");
    assert_lacks(root, "/RoleMap");
    int elements = 0;
    for (long i = 1; i < number_after(pdf->trailer, "/Size "); i++)
        if (strstr(object(pdf, i)->text, "/K[")) {
            assert_ptr_equal(refers(pdf, object(pdf, i)->text, "/NS "), name_space);
            elements++;
        }
    assert_int_equal(elements, 3);
}

static void notes_and_lists_of_terms_have_their_own_words(void **state)
{
    struct sheet *sheet = *state;
    struct node *list = sheet_node(sheet, &sheet->root, ROLE_LIST), *item = sheet_node(sheet, list, ROLE_ITEM);
    list->words_as_markers = true;
    text_node(sheet, item, ROLE_MARKER, 10, "Level");
    text_node(sheet, item, ROLE_ITEM_BODY, 10, "4");
    text_node(sheet, sheet_node(sheet, &sheet->root, ROLE_NOTE), ROLE_PARAGRAPH, 20, "z");
    struct written *pdf = paint_2(sheet);
    assert_structure(pdf, "Document(L{/A<</O/List/ListNumbering/Description>>}(LI(Lbl(0) LBody(1))) FENote(P(2)))");
    for (long i = 1; i < number_after(pdf->trailer, "/Size "); i++)
        assert_lacks(object(pdf, i)->text, "/Ref["); /* nothing refers to it */
    assert_lacks(refers(pdf, catalog(pdf), "/StructTreeRoot ")->text, "/IDTree");
}

/* PDF/UA-2, 8.2.5.14; and 8.8, as below. */
static void a_note_and_its_reference_name_one_another(void **state)
{
    struct sheet *sheet = *state;
    struct node *paragraph = sheet_node(sheet, &sheet->root, ROLE_PARAGRAPH);
    struct node *link = sheet_node(sheet, sheet_node(sheet, paragraph, ROLE_REFERENCE), ROLE_LINK);
    struct node *note = text_node(sheet, &sheet->root, ROLE_NOTE, 30, "note");
    sheet_text(sheet, sheet->regular, 10, 5, 20, "*", link);
    link->leads_to = note;
    struct written *pdf = paint_2(sheet);
    const char *annotation = refers(pdf, page_object(pdf, 0), "/Annots[")->text;
    const struct object *element = refers(pdf, annotation, "/SD[");
    assert_has(element->text, "/S/FENote");
    assert_has(refers(pdf, element->text, "/Ref[")->text, "/S/Span");
    assert_ptr_equal(refers(pdf, refers(pdf, element->text, "/Ref[")->text, "/Ref["), element);
}

/* PDF/UA-2, 8.8. */
static void bookmarks_lead_to_elements(void **state)
{
    struct sheet *sheet = *state;
    struct node *heading = text_node(sheet, &sheet->root, ROLE_HEADING, 20, "One");
    heading->level = 1;
    heading->title = "One";
    struct written *pdf = paint_2(sheet);
    const char *item = refers(pdf, refers(pdf, catalog(pdf), "/Outlines ")->text, "/First ")->text;
    assert_lacks(item, "/Dest");
    assert_ptr_equal(refers(pdf, item, "/A<</S/GoTo/D[")->text, page_object(pdf, 0));
    assert_has(refers(pdf, item, "/SD[")->text, "/S/H1");
    assert_has(item, "/XYZ 0 40.69 null]>>");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, sheet_setup, sheet_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(header_says_2_and_information_is_gone),
        TEST(claims_name_their_years),
        TEST(without_files_there_is_no_letter),
        TEST(types_are_of_one_namespace),
        TEST(notes_and_lists_of_terms_have_their_own_words),
        TEST(a_note_and_its_reference_name_one_another),
        TEST(bookmarks_lead_to_elements),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
