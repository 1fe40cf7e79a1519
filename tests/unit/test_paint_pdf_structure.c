#include <math.h>

#include "test_pdf.h"

static struct node *text_node(struct sheet *sheet, struct node *parent, enum role role, double y, const char *text)
{
    struct node *node = sheet_node(sheet, parent, role);
    sheet_text(sheet, sheet->regular, 10, 5, y, text, node);
    return node;
}

static void headings_and_paragraphs_stand_in_sections(void **state)
{
    struct sheet *sheet = *state;
    text_node(sheet, &sheet->root, ROLE_HEADING, 10, "One")->level = 1;
    struct node *section = sheet_node(sheet, &sheet->root, ROLE_SECTION);
    text_node(sheet, section, ROLE_HEADING, 20, "Two")->level = 2;
    text_node(sheet, sheet_node(sheet, section, ROLE_DIVISION), ROLE_PARAGRAPH, 30, "Three");
    assert_structure(sheet_paint(sheet, NULL), "Document(H1(0) Sect(H2(1) Div(P(2))))");
}

static void nested_lists_have_labels_and_bodies(void **state)
{
    struct sheet *sheet = *state;
    struct node *list = sheet_node(sheet, &sheet->root, ROLE_LIST);
    struct node *item = sheet_node(sheet, list, ROLE_ITEM);
    list->ordered = true;
    text_node(sheet, item, ROLE_MARKER, 10, "1.");
    struct node *body = text_node(sheet, item, ROLE_ITEM_BODY, 10, "One");
    struct node *inner = sheet_node(sheet, sheet_node(sheet, body, ROLE_LIST), ROLE_ITEM);
    text_node(sheet, inner, ROLE_MARKER, 20, "\xE2\x80\xA2");
    text_node(sheet, inner, ROLE_ITEM_BODY, 20, "Two");
    assert_structure(sheet_paint(sheet, NULL),
                     "Document(L{/A<</O/List/ListNumbering/Decimal>>}(LI(Lbl(0) LBody(1 "
                     "L{/A<</O/List/ListNumbering/Disc>>}(LI(Lbl(2) LBody(3)))))))");
}

static void markers_that_are_words_number_nothing(void **state)
{
    struct sheet *sheet = *state;
    struct node *list = sheet_node(sheet, &sheet->root, ROLE_LIST);
    struct node *item = sheet_node(sheet, list, ROLE_ITEM);
    list->ordered = list->words_as_markers = true;
    text_node(sheet, item, ROLE_MARKER, 10, "B1-K1-W1");
    text_node(sheet, item, ROLE_ITEM_BODY, 10, "One");
    assert_structure(sheet_paint(sheet, NULL), "Document(L{/A<</O/List/ListNumbering/None>>}(LI(Lbl(0) LBody(1))))");
}

/* Of terms, a list says as little: Description is a value from PDF 2.0 on. */
static void terms_number_nothing(void **state)
{
    struct sheet *sheet = *state;
    struct node *list = sheet_node(sheet, &sheet->root, ROLE_LIST);
    struct node *item = sheet_node(sheet, list, ROLE_ITEM);
    list->terms = true;
    text_node(sheet, item, ROLE_MARKER, 10, "Date");
    text_node(sheet, item, ROLE_ITEM_BODY, 10, "10 July 2026");
    assert_structure(sheet_paint(sheet, NULL), "Document(L{/A<</O/List/ListNumbering/None>>}(LI(Lbl(0) LBody(1))))");
}

static void cells_keep_scope_and_spans(void **state)
{
    struct sheet *sheet = *state;
    struct node *table = sheet_node(sheet, &sheet->root, ROLE_TABLE);
    struct node *head = sheet_node(sheet, table, ROLE_ROW), *row = sheet_node(sheet, table, ROLE_ROW);
    text_node(sheet, head, ROLE_HEADER_CELL, 10, "A")->scope = SCOPE_COLUMN;
    struct node *wide = text_node(sheet, head, ROLE_HEADER_CELL, 10, "B");
    wide->scope = SCOPE_COLUMN;
    wide->column_span = 2;
    text_node(sheet, row, ROLE_HEADER_CELL, 20, "C")->scope = SCOPE_ROW;
    text_node(sheet, row, ROLE_CELL, 20, "D")->row_span = 3;
    text_node(sheet, row, ROLE_CELL, 20, "E");
    assert_structure(sheet_paint(sheet, NULL),
                     "Document(Table(TR(TH{/A<</O/Table/Scope/Column>>}(0) TH{/A<</O/Table/Scope/Column/ColSpan 2>>}(1)) "
                     "TR(TH{/A<</O/Table/Scope/Row>>}(2) TD{/A<</O/Table/RowSpan 3>>}(3) TD(4))))");
}

static void empty_cells_keep_their_places(void **state)
{
    struct sheet *sheet = *state;
    struct node *table = sheet_node(sheet, &sheet->root, ROLE_TABLE), *first = sheet_node(sheet, table, ROLE_ROW);
    struct node *second = sheet_node(sheet, table, ROLE_ROW), *empty = sheet_node(sheet, table, ROLE_ROW);
    sheet_node(sheet, sheet_node(sheet, first, ROLE_CELL), ROLE_PARAGRAPH);
    text_node(sheet, sheet_node(sheet, first, ROLE_CELL), ROLE_PARAGRAPH, 10, "a");
    text_node(sheet, sheet_node(sheet, second, ROLE_CELL), ROLE_PARAGRAPH, 20, "b");
    sheet_node(sheet, second, ROLE_CELL);
    sheet_node(sheet, empty, ROLE_CELL);
    sheet_node(sheet, sheet_node(sheet, sheet_node(sheet, &sheet->root, ROLE_TABLE), ROLE_ROW), ROLE_CELL);
    assert_structure(sheet_paint(sheet, NULL), "Document(Table(TR(TD() TD(P(0))) TR(TD(P(1)) TD()) TR(TD())))");
}

static void inline_parts_stand_where_they_are_read(void **state)
{
    struct sheet *sheet = *state;
    struct node *paragraph = sheet_node(sheet, &sheet->root, ROLE_PARAGRAPH);
    struct node *strong = sheet_node(sheet, paragraph, ROLE_STRONG), *em = sheet_node(sheet, strong, ROLE_EMPHASIS);
    sheet_line(sheet, 5, 10, 5, (const char *const[]){"a ", "b ", "c ", "d ", "e"},
               (struct node *const[]){paragraph, strong, em, strong, paragraph});
    struct written *pdf = sheet_paint(sheet, NULL);
    assert_structure(pdf, "Document(P(0 Strong(1 Em(2) 3) 4))");
    assert_has(refers(pdf, catalog(pdf), "/StructTreeRoot ")->text, "/RoleMap<</Strong/Span/Em/Span>>");
}

static void lines_of_one_node_are_one_mark(void **state)
{
    struct sheet *sheet = *state;
    struct node *paragraph = text_node(sheet, &sheet->root, ROLE_PARAGRAPH, 10, "first ");
    sheet_text(sheet, sheet->bold, 10, 5, 20, "second", paragraph);
    assert_structure(sheet_paint(sheet, NULL), "Document(P(0))");
}

static void nodes_without_content_are_left_out(void **state)
{
    struct sheet *sheet = *state;
    sheet_node(sheet, sheet_node(sheet, &sheet->root, ROLE_SECTION), ROLE_PARAGRAPH);
    text_node(sheet, &sheet->root, ROLE_PARAGRAPH, 10, "x");
    sheet_node(sheet, &sheet->root, ROLE_LIST);
    assert_structure(sheet_paint(sheet, NULL), "Document(P(0))");
}

/* The tree's order counts, not the order of painting: a note at the foot of page 1 may end the document. */
static void elements_follow_the_tree(void **state)
{
    struct sheet *sheet = *state;
    struct node *first = sheet_node(sheet, &sheet->root, ROLE_PARAGRAPH);
    struct node *note = sheet_node(sheet, &sheet->root, ROLE_NOTE);
    sheet_text(sheet, sheet->regular, 10, 5, 10, "note", note);
    sheet_text(sheet, sheet->regular, 10, 5, 20, "first", first);
    assert_structure(sheet_paint(sheet, NULL), "Document(P(1) Note{/ID(note-00000002)}(0))");
}

static void artifacts_have_no_element(void **state)
{
    struct sheet *sheet = *state;
    struct node *heading = text_node(sheet, &sheet->root, ROLE_HEADING, 10, "Real");
    static const enum artifact kinds[] = {ARTIFACT_HEADER, ARTIFACT_FOOTER, ARTIFACT_REPEAT};
    for (int i = 0; i < 3; i++) {
        sheet_text(sheet, sheet->regular, 10, 5, 20 + i, "again", heading);
        sheet->page.items[i + 1].artifact = kinds[i];
    }
    sheet_fill(sheet, 1, 2, 3, 4, (struct color){0, 0, 0});
    sheet_text(sheet, sheet->regular, 10, 5, 30, "unowned", NULL);
    struct written *pdf = sheet_paint(sheet, NULL);
    assert_structure(pdf, "Document(H1(0))");
    const char *content = page_content(pdf, 0);
    assert_has(content, "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n");
    assert_has(content, "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n");
    assert_has(content, "/Artifact<</Type/Pagination>>BDC\n");
    assert_has(content, "/Artifact<</Type/Layout>>BDC\n1 44 3 4 re f\nEMC\nBT\n5 20 Td\n/Artifact<</Type/Layout>>BDC\n");
}

static void language_is_told_where_it_changes(void **state)
{
    struct sheet *sheet = *state;
    struct node *dutch = text_node(sheet, &sheet->root, ROLE_PARAGRAPH, 10, "nl");
    struct node *same = text_node(sheet, &sheet->root, ROLE_PARAGRAPH, 20, "en");
    struct node *inside = sheet_node(sheet, dutch, ROLE_SPAN);
    sheet_text(sheet, sheet->regular, 10, 30, 10, "nl", inside);
    struct node *back = sheet_node(sheet, dutch, ROLE_SPAN);
    sheet_text(sheet, sheet->regular, 10, 60, 10, "en", back);
    dutch->language = inside->language = "nl";
    same->language = back->language = "en";
    struct written *pdf = sheet_paint(sheet, NULL);
    assert_structure(pdf, "Document(P{/Lang(nl)}(0 Span(2) Span{/Lang(en)}(3)) P(1))");
    assert_has(catalog(pdf), "/Lang(en)");
}

static void figure_says_what_it_shows_and_where(void **state)
{
    struct sheet *sheet = *state;
    static const struct segment square[] = {{.kind = SEGMENT_MOVE}, {.kind = SEGMENT_LINE, .x = 1, .y = 1},
                                            {.kind = SEGMENT_CURVE, .x1 = 1, .y1 = 2, .x2 = 3, .y2 = 4, .x = 5, .y = 6},
                                            {.kind = SEGMENT_CLOSE}};
    static const struct shape shapes[] = {{.fill = {255, 0, 0}, .even_odd = true, .segments = square, .count = 4},
                                          {.fill = {0, 0, 255}, .segments = square, .count = 2}};
    static const struct drawing drawing = {"x.svg", 9, 6, shapes, 2};
    struct node *figure = sheet_node(sheet, &sheet->root, ROLE_FIGURE);
    figure->alternative = "The flag (in colour)";
    struct item *item = sheet_box(sheet, ITEM_DRAWING, 10, 5, 18, 12);
    item->artifact = ARTIFACT_NONE;
    item->node = figure;
    item->drawing = &drawing;
    sheet_text(sheet, sheet->regular, 10, 40, 10, "x", NULL);
    struct written *pdf = sheet_paint(sheet, NULL);
    assert_structure(pdf, "Document(Figure{/A<</O/Layout/Placement/Block/BBox[10 33 28 45]>>"
                          "/Alt(The flag \\(in colour\\))}(0))");
    assert_has(page_content(pdf, 0), "/Figure<</MCID 0>>BDC\nq 2 0 0 -2 10 45 cm\n0 0 9 6 re W n\n1 0 0 rg\n0 0 m\n1 1 l\n"
                                     "1 2 3 4 5 6 c\nh\nf*\n0 0 1 rg\n0 0 m\n1 1 l\nf\nQ\nEMC\nBT\n"
                                     "/F0 10 Tf\n40 40 Td\n/Artifact<</Type/Layout>>BDC\n");
}

/* ------------------------------------------------------------------------------------------------ links */

static struct node *add_link(struct sheet *sheet)
{
    struct node *paragraph = sheet_node(sheet, &sheet->root, ROLE_PARAGRAPH);
    struct node *link = sheet_node(sheet, paragraph, ROLE_LINK), *strong = sheet_node(sheet, link, ROLE_STRONG);
    link->target = "https://example.org/a b?ü=(1)";
    link->title = "Where it leads";
    sheet_line(sheet, 10, 20, 3, (const char *const[]){"See ", "the ", "long "},
               (struct node *const[]){paragraph, link, strong});
    sheet_line(sheet, 10, 32, 2, (const char *const[]){"page", "."}, (struct node *const[]){link, paragraph});
    return link;
}

static void link_over_two_lines_has_two_annotations(void **state)
{
    struct sheet *sheet = *state;
    add_link(sheet);
    struct written *pdf = sheet_paint(sheet, NULL);
    assert_structure(pdf, "Document(P(0 Link(1 Strong(2) 3 annotation annotation) 4))");
    const char *annotations = after(page_object(pdf, 0), "/Annots[");
    const char *first = object(pdf, strtol(annotations, NULL, 10))->text;
    const char *second = object(pdf, strtol(after(annotations, "0 R "), NULL, 10))->text;
    assert_has(first, "/Subtype/Link");
    assert_has(first, "/F 4/");
    assert_has(first, "/Border[0 0 0]");
    assert_has(first, "/Contents(Where it leads)");
    assert_has(first, "/A<</S/URI/URI(https://example.org/a%20b?%C3%BC=\\(1\\))>>");
    assert_has(second, "/Contents(Where it leads)");
    assert_int_equal(number_after(first, "/StructParent "), 1);
    assert_int_equal(number_after(second, "/StructParent "), 2);
}

/* Left, bottom, right, top. */
static double rectangle(const char *annotation, int side)
{
    char *at = (char *)(uintptr_t)after(annotation, "/Rect[");
    while (side--)
        (void)strtod(at, &at);
    return strtod(at, NULL);
}

static void link_covers_its_words_and_no_others(void **state)
{
    struct sheet *sheet = *state;
    add_link(sheet);
    struct written *pdf = sheet_paint(sheet, NULL);
    const char *first = refers(pdf, page_object(pdf, 0), "/Annots[")->text;
    const struct glyph_run *runs = sheet->page.items[0].text.line->runs;
    double ascent = sheet->regular->ascent_fu * 10.0 / sheet->regular->units_per_em;
    double descent = sheet->regular->descent_fu * 10.0 / sheet->regular->units_per_em;
    assert_true(fabs(rectangle(first, 0) - (10 + runs[1].x)) < 0.01);
    assert_true(fabs(rectangle(first, 1) - (30 - descent)) < 0.01);
    assert_true(fabs(rectangle(first, 2) - (10 + runs[2].x + runs[2].width)) < 0.01);
    assert_true(fabs(rectangle(first, 3) - (30 + ascent)) < 0.01);
}

/* Words of other sizes, some raised, in any order: it covers all of them. */
static void link_over_several_sizes_covers_the_largest(void **state)
{
    static const struct { double size, rise; } others[] = {{10, 0}, {16, 0}, {6, 0}, {6, 9}, {6, -9}};
    enum { COUNT = sizeof others / sizeof *others };
    for (int i = 0; i < COUNT * COUNT; i++) {
        int one = i / COUNT, other = i % COUNT;
        struct sheet *sheet;
        sheet_setup((void **)&sheet);
        add_link(sheet);
        struct glyph_run *runs = (struct glyph_run *)(uintptr_t)sheet->page.items[0].text.line->runs;
        double top = -100, bottom = -100;
        for (int j = 1; j <= 2; j++) {
            int chosen = j == 1 ? one : other;
            runs[j].size = others[chosen].size;
            runs[j].rise = others[chosen].rise;
            double unit = runs[j].size / sheet->regular->units_per_em;
            top = fmax(top, sheet->regular->ascent_fu * unit + runs[j].rise);
            bottom = fmax(bottom, sheet->regular->descent_fu * unit - runs[j].rise);
        }
        struct written *pdf = sheet_paint(sheet, NULL);
        const char *first = refers(pdf, page_object(pdf, 0), "/Annots[")->text;
        if (fabs(rectangle(first, 1) - (30 - bottom)) > 0.01 || fabs(rectangle(first, 3) - (30 + top)) > 0.01)
            fail_msg("%d before %d: from %.2f to %.2f", one, other, rectangle(first, 1), rectangle(first, 3));
        sheet_teardown((void **)&sheet);
    }
    (void)state;
}

/* What running heads and feet lead to, nobody can reach twice. */
static void links_in_artifacts_lead_nowhere(void **state)
{
    static const enum artifact artifacts[] = {ARTIFACT_HEADER, ARTIFACT_FOOTER, ARTIFACT_REPEAT, ARTIFACT_LAYOUT};
    (void)state;
    for (size_t i = 0; i < sizeof artifacts / sizeof *artifacts; i++) {
        struct sheet *sheet;
        sheet_setup((void **)&sheet);
        add_link(sheet);
        for (size_t j = 0; j < sheet->page.count; j++)
            sheet->page.items[j].artifact = artifacts[i];
        assert_lacks(page_object(sheet_paint(sheet, NULL), 0), "/Annots");
        sheet_teardown((void **)&sheet);
    }
}

static void link_without_title_is_told_by_its_target(void **state)
{
    struct sheet *sheet = *state;
    add_link(sheet)->title = NULL;
    struct written *pdf = sheet_paint(sheet, NULL);
    assert_has(refers(pdf, page_object(pdf, 0), "/Annots[")->text, "/Contents(https://example.org/a b?\xFC=\\(1\\))");
}

/* ------------------------------------------------------------------------------------------------ pages */

static void add_page(struct sheet *sheet, struct page pages[2])
{
    pages[0] = sheet->page;
    pages[1] = (struct page){.number = 2, .width = 100, .height = 50};
    sheet->page = pages[1];
}

static struct written *paint_two(struct sheet *sheet, struct page pages[2])
{
    pages[1] = sheet->page;
    sheet->pages.pages = pages;
    sheet->pages.count = 2;
    return sheet_paint(sheet, NULL);
}

static void node_on_two_pages_is_one_element(void **state)
{
    struct sheet *sheet = *state;
    struct page pages[2];
    struct node *paragraph = text_node(sheet, &sheet->root, ROLE_PARAGRAPH, 10, "first");
    add_page(sheet, pages);
    sheet_text(sheet, sheet->regular, 10, 5, 10, "second", paragraph);
    struct written *pdf = paint_two(sheet, pages);
    char expected[64];
    long second = number_after(refers(pdf, catalog(pdf), "/Pages ")->text, " R ");
    snprintf(expected, sizeof expected, "Document(P(0 page %ld: 0))", second);
    assert_structure(pdf, expected);
}

static struct node *add_reference(struct sheet *sheet, const struct node *note, double y)
{
    struct node *paragraph = sheet_node(sheet, &sheet->root, ROLE_PARAGRAPH);
    struct node *link = sheet_node(sheet, sheet_node(sheet, paragraph, ROLE_REFERENCE), ROLE_LINK);
    link->leads_to = note;
    link->title = "Explanation";
    sheet_line(sheet, 5, y, 2, (const char *const[]){"Title", "*"}, (struct node *const[]){paragraph, link});
    return link;
}

/* Where the note stands is known when its page is painted, which may be after that of the reference. */
static void a_reference_leads_to_the_note(void **state)
{
    struct sheet *sheet = *state;
    struct page pages[2];
    struct node *note = sheet_node(sheet, &sheet->root, ROLE_NOTE);
    add_reference(sheet, note, 10);
    add_page(sheet, pages);
    sheet_text(sheet, sheet->regular, 10, 5, 30, "note", note);
    add_reference(sheet, note, 40);
    struct written *pdf = paint_two(sheet, pages);
    assert_structure(pdf, "Document(Note{/ID(note-00000001)}(0) P(0 Reference(Link(1 annotation))) "
                          "P(1 Reference(Link(2 annotation))))");
    const char *root = refers(pdf, catalog(pdf), "/StructTreeRoot ")->text;
    assert_has(refers(pdf, root, "/IDTree<</Names[(note-00000001)")->text, "/S/Note");
    double ascent = sheet->regular->ascent_fu * 10.0 / sheet->regular->units_per_em;
    for (int i = 0; i < 2; i++) {
        const char *annotation = refers(pdf, page_object(pdf, i), "/Annots[")->text;
        assert_has(annotation, "/Contents(Explanation)/Dest[");
        assert_lacks(annotation, "/A<<");
        assert_ptr_equal(refers(pdf, annotation, "/Dest[")->text, page_object(pdf, 1));
        assert_true(fabs(strtod(after(annotation, "/XYZ 0 "), NULL) - (20 + ascent)) < 0.01);
    }
}

/* Every MCID of every page, and every annotation, leads back to the element that holds it. */
static void parent_tree_leads_back(void **state)
{
    struct sheet *sheet = *state;
    struct page pages[2];
    struct node *paragraph = text_node(sheet, &sheet->root, ROLE_PARAGRAPH, 10, "first");
    struct node *heading = text_node(sheet, &sheet->root, ROLE_HEADING, 20, "x");
    add_page(sheet, pages);
    struct node *link = add_link(sheet);
    struct written *pdf = paint_two(sheet, pages);
    const char *root = refers(pdf, catalog(pdf), "/StructTreeRoot ")->text;
    long document = number_after(root, "/K ");
    /* numbered in the order of reading: Document, P, H1, P, Link, Strong */
    assert_int_equal(paragraph->index, 1);
    assert_int_equal(heading->index, 2);
    assert_int_equal(link->index, 4);
    char expected[400];
    snprintf(expected, sizeof expected,
             "<</Nums[ 0[ %ld 0 R %ld 0 R] 1[ %ld 0 R %ld 0 R %ld 0 R %ld 0 R %ld 0 R] 2 %ld 0 R 3 %ld 0 R]>>\n",
             document + 1, document + 2, document + 3, document + 4, document + 5, document + 4, document + 3,
             document + 4, document + 4);
    assert_string_equal(refers(pdf, root, "/ParentTree ")->text, expected);
    assert_int_equal(number_after(root, "/ParentTreeNextKey "), 4);
    assert_has(page_object(pdf, 0), "/Tabs/S/StructParents 0");
    assert_has(page_object(pdf, 1), "/Tabs/S/StructParents 1");
}

/* ------------------------------------------------------------------------------------------------ outline */

static struct node *titled(struct sheet *sheet, int level, const char *title, double y)
{
    struct node *heading = text_node(sheet, &sheet->root, ROLE_HEADING, y, "x");
    heading->level = level;
    heading->title = title;
    return heading;
}

static void outline_nests_headings(void **state)
{
    struct sheet *sheet = *state;
    titled(sheet, 1, "One", 10);
    titled(sheet, 2, "One.A", 20);
    titled(sheet, 3, "One.A.i", 25);
    titled(sheet, 2, "One.B \xE2\x89\xA5", 30);
    titled(sheet, 1, "Two", 40);
    struct written *pdf = sheet_paint(sheet, NULL);
    const char *outline = refers(pdf, catalog(pdf), "/Outlines ")->text;
    long number = number_after(catalog(pdf), "/Outlines ");
    const char *one = refers(pdf, outline, "/First ")->text, *two = refers(pdf, outline, "/Last ")->text;
    const char *a = refers(pdf, one, "/First ")->text, *b = refers(pdf, one, "/Last ")->text;
    assert_int_equal(number_after(outline, "/Count "), 5);
    assert_has(one, "/Title(One)");
    assert_int_equal(number_after(one, "/Count "), 3);
    assert_int_equal(number_after(one, "/Parent "), number);
    assert_has(two, "/Title(Two)");
    assert_ptr_equal(refers(pdf, one, "/Next ")->text, two);
    assert_ptr_equal(refers(pdf, two, "/Prev ")->text, one);
    assert_has(a, "/Title(One.A)");
    assert_has(refers(pdf, a, "/First ")->text, "/Title(One.A.i)");
    assert_has(b, "/Title(\xFE\xFF");
    assert_ptr_equal(refers(pdf, a, "/Next ")->text, b);
    assert_lacks(two, "/Next");
    assert_lacks(one, "/Prev");
    /* upper edge of the type: 50 - 10 + ascent */
    char destination[64];
    snprintf(destination, sizeof destination, "/Dest[ %ld 0 R/XYZ 0 %g null]",
             number_after(refers(pdf, catalog(pdf), "/Pages ")->text, "[ "),
             40 + sheet->regular->ascent_fu * 10.0 / sheet->regular->units_per_em);
    assert_has(one, destination);
}

static void outline_lacks_what_has_no_title_or_page(void **state)
{
    struct sheet *sheet = *state;
    titled(sheet, 1, NULL, 10);
    sheet_node(sheet, &sheet->root, ROLE_HEADING)->title = "Nowhere";
    assert_lacks(catalog(sheet_paint(sheet, NULL)), "/Outlines");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, sheet_setup, sheet_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(headings_and_paragraphs_stand_in_sections),
        TEST(nested_lists_have_labels_and_bodies),
        TEST(markers_that_are_words_number_nothing),
        TEST(terms_number_nothing),
        TEST(cells_keep_scope_and_spans),
        TEST(empty_cells_keep_their_places),
        TEST(inline_parts_stand_where_they_are_read),
        TEST(lines_of_one_node_are_one_mark),
        TEST(nodes_without_content_are_left_out),
        TEST(elements_follow_the_tree),
        TEST(artifacts_have_no_element),
        TEST(language_is_told_where_it_changes),
        TEST(figure_says_what_it_shows_and_where),
        TEST(link_over_two_lines_has_two_annotations),
        TEST(link_covers_its_words_and_no_others),
        TEST(link_over_several_sizes_covers_the_largest),
        TEST(links_in_artifacts_lead_nowhere),
        TEST(link_without_title_is_told_by_its_target),
        TEST(a_reference_leads_to_the_note),
        TEST(node_on_two_pages_is_one_element),
        TEST(parent_tree_leads_back),
        TEST(outline_nests_headings),
        TEST(outline_lacks_what_has_no_title_or_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
