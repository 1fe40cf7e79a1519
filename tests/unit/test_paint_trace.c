#include "test_paint.h"

static void assert_trace(struct sheet *sheet, const char *expected)
{
    buffer_clear(&sheet->out);
    assert_true(paint_trace(&sheet->pages, &sheet->out, sheet->diag));
    buffer_byte(&sheet->out, '\0');
    assert_string_equal((const char *)sheet->out.bytes, expected);
}

static void empty_page_is_named(void **state)
{
    struct sheet *sheet = *state;
    sheet->page.width = 595.2756;
    sheet->pages.scale = 0.975;
    assert_trace(sheet, "title \"A <title> & more\"\nlanguage en\nscale 0.975\n"
                        "page 1 595.276 50.000\n"
                        "structure\n  document en\n");
}

static void metadata_are_told(void **state)
{
    struct sheet *sheet = *state;
    sheet->document.metadata = (struct metadata){.title = "T", .author = "A", .subject = "S", .keywords = "K",
                                                 .identifier = "I", .date = "2026-03-01T00:00:00Z", .creator = "0.1"};
    sheet->pages.count = 0;
    assert_trace(sheet, "title \"T\"\nauthor \"A\"\nsubject \"S\"\nkeywords \"K\"\nidentifier \"I\"\n"
                        "date \"2026-03-01T00:00:00Z\"\nlanguage none\nscale 1.000\n"
                        "structure\n  document en\n");
}

static void text_tells_place_words_face_and_role(void **state)
{
    struct sheet *sheet = *state;
    sheet->document.metadata.title = NULL;
    struct node *section = sheet_node(sheet, &sheet->root, ROLE_SECTION);
    struct node *heading = sheet_node(sheet, section, ROLE_HEADING);
    heading->level = 2;
    heading->title = "Skills";
    struct glyph_run *run = sheet_text(sheet, sheet->bold, 10.5, 10, 20.25, "Skills", heading);
    run->x = 5.5;
    run->rise = 3;
    run->color = (struct color){0x1f, 0x38, 0x64};
    run->width = 33.0005;
    assert_trace(sheet, "language en\nscale 1.000\npage 1 100.000 50.000\n"
                        "text 15.500 17.250 33.001 \"Skills\" 6 NotoSans-Bold 10.500 #1f3864 en heading-2\n"
                        "structure\n  document en\n    section\n      heading-2 title \"Skills\"\n");
}

/* The lines of the page alone. */
static void assert_items(struct sheet *sheet, const char *expected)
{
    buffer_clear(&sheet->out);
    assert_true(paint_trace(&sheet->pages, &sheet->out, sheet->diag));
    buffer_byte(&sheet->out, '\0');
    char *start = strstr((char *)sheet->out.bytes, "\npage 1"), *end = strstr((char *)sheet->out.bytes, "structure\n");
    assert_non_null(start);
    assert_non_null(end);
    *end = '\0';
    assert_string_equal(strchr(start + 1, '\n') + 1, expected);
}

static void role_names_the_ancestors_that_tell(void **state)
{
    struct sheet *sheet = *state;
    struct node *list = sheet_node(sheet, sheet_node(sheet, &sheet->root, ROLE_DIVISION), ROLE_LIST);
    struct node *body = sheet_node(sheet, sheet_node(sheet, list, ROLE_ITEM), ROLE_ITEM_BODY);
    struct node *strong = sheet_node(sheet, sheet_node(sheet, body, ROLE_PARAGRAPH), ROLE_STRONG);
    sheet_text(sheet, sheet->regular, 10, 0, 0, "x", strong)->width = 5;
    sheet_text(sheet, sheet->regular, 10, 0, 0, "x", NULL)->width = 5;
    assert_items(sheet, "text 0.000 0.000 5.000 \"x\" 1 NotoSans-Regular 10.000 #000000 en item-body/paragraph/strong\n"
                        "text 0.000 0.000 5.000 \"x\" 1 NotoSans-Regular 10.000 #000000 en no-role\n");
}

static void artifacts_tell_their_kind_and_no_role(void **state)
{
    struct sheet *sheet = *state;
    struct node *heading = sheet_node(sheet, &sheet->root, ROLE_HEADING);
    sheet_text(sheet, sheet->regular, 10, 0, 0, "x", heading)->width = 5;
    sheet->page.items[0].artifact = ARTIFACT_REPEAT;
    sheet_text(sheet, sheet->regular, 10, 0, 0, "x", NULL)->width = 5;
    sheet->page.items[1].artifact = ARTIFACT_FOOTER;
    sheet_fill(sheet, 1, -2, 3, 0.4, (struct color){255, 0, 10});
    assert_items(sheet, "text 0.000 0.000 5.000 \"x\" 1 NotoSans-Regular 10.000 #000000 en artifact-repeat\n"
                        "text 0.000 0.000 5.000 \"x\" 1 NotoSans-Regular 10.000 #000000 en artifact-footer\n"
                        "fill 1.000 -2.000 3.000 0.400 #ff000a artifact-layout\n");
}

static void each_run_of_a_line_has_its_line_and_language(void **state)
{
    struct sheet *sheet = *state;
    struct node *paragraph = sheet_node(sheet, &sheet->root, ROLE_PARAGRAPH);
    const struct glyph_run *one = sheet_text(sheet, sheet->regular, 10, 7, 8, "a", paragraph);
    struct glyph_run runs[2] = {*one, *one};
    struct run sources[2] = {{.language = "en", .node = paragraph}, {.language = "nl", .node = paragraph}};
    struct line line = {.runs = runs, .count = 2};
    runs[0].width = runs[1].width = 1;
    runs[1].x = 1;
    runs[1].run = 1;
    sheet->page.items[0].text.line = &line;
    sheet->page.items[0].text.runs = sources;
    assert_items(sheet, "text 7.000 8.000 1.000 \"a\" 1 NotoSans-Regular 10.000 #000000 en paragraph\n"
                        "text 8.000 8.000 1.000 \"a\" 1 NotoSans-Regular 10.000 #000000 nl paragraph\n");
}

static void words_show_what_is_unseen(void **state)
{
    struct sheet *sheet = *state;
    struct node *paragraph = sheet_node(sheet, &sheet->root, ROLE_PARAGRAPH);
    struct glyph_run *run = sheet_text(sheet, sheet->regular, 10, 0, 0, "x", paragraph);
    run->text = "a\"b\\é\xC2\xA0\xC2\xAD\xE2\x80\xAFю\n";
    run->length = strlen(run->text);
    run->width = 5;
    assert_items(sheet, "text 0.000 0.000 5.000 \"a\\\"b\\\\é\\u00a0\\u00ad\\u202fю\\u000a\" 1 NotoSans-Regular 10.000 "
                        "#000000 en paragraph\n");
}

static void pictures_are_named_without_their_folder(void **state)
{
    struct sheet *sheet = *state;
    struct node *figure = sheet_node(sheet, &sheet->root, ROLE_FIGURE);
    const struct drawing drawing = {.path = "/somewhere/flags/NL.svg", .width = 3, .height = 2};
    const struct image image = {.path = "logo.png"};
    struct item *item = sheet_box(sheet, ITEM_DRAWING, 1, 2, 3, 2);
    item->drawing = &drawing;
    item->node = figure;
    item->artifact = ARTIFACT_NONE;
    sheet_box(sheet, ITEM_IMAGE, 0.0004, -0.0004, 0.0005, 4)->image = &image;
    assert_items(sheet, "drawing 1.000 2.000 3.000 2.000 NL.svg figure\n"
                        "image 0.000 0.000 0.001 4.000 logo.png artifact-layout\n");
}

static void structure_tells_all_that_a_node_holds(void **state)
{
    struct sheet *sheet = *state;
    sheet->pages.count = 0;
    sheet->document.metadata.title = NULL;
    struct node *table = sheet_node(sheet, &sheet->root, ROLE_TABLE);
    struct node *row = sheet_node(sheet, table, ROLE_ROW);
    struct node *header = sheet_node(sheet, row, ROLE_HEADER_CELL);
    header->scope = SCOPE_COLUMN;
    header->column_span = 2;
    struct node *cell = sheet_node(sheet, row, ROLE_CELL);
    cell->row_span = 3;
    cell->language = "nl";
    struct node *list = sheet_node(sheet, &sheet->root, ROLE_LIST);
    list->ordered = true;
    sheet_node(sheet, sheet_node(sheet, list, ROLE_ITEM), ROLE_MARKER);
    struct node *link = sheet_node(sheet, &sheet->root, ROLE_LINK);
    link->target = "https://europass.europa.eu";
    link->title = "Europass";
    sheet_node(sheet, &sheet->root, ROLE_FIGURE)->alternative = "Flag of the Netherlands";
    sheet_node(sheet, sheet_node(sheet, &sheet->root, ROLE_NOTE), ROLE_HEADER_CELL)->scope = SCOPE_ROW;
    assert_trace(sheet, "language en\nscale 1.000\nstructure\n"
                        "  document en\n"
                        "    table\n"
                        "      row\n"
                        "        header-cell scope column columns 2\n"
                        "        cell nl rows 3\n"
                        "    list ordered\n"
                        "      item\n"
                        "        marker\n"
                        "    link title \"Europass\" target \"https://europass.europa.eu\"\n"
                        "    figure alternative \"Flag of the Netherlands\"\n"
                        "    note\n"
                        "      header-cell scope row\n");
}

static void deep_structure_takes_no_stack(void **state)
{
    struct sheet *sheet = *state;
    struct node *node = &sheet->root;
    for (int i = 0; i < 3000; i++)
        node = sheet_node(sheet, node, ROLE_DIVISION);
    assert_true(paint_trace(&sheet->pages, &sheet->out, sheet->diag));
}

static void what_is_there_stays_before_it(void **state)
{
    struct sheet *sheet = *state;
    sheet->pages.count = 0;
    buffer_string(&sheet->out, "before ");
    assert_true(paint_trace(&sheet->pages, &sheet->out, sheet->diag));
    assert_memory_equal(sheet->out.bytes, "before title", 12);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, sheet_setup, sheet_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(empty_page_is_named),
        CASE(metadata_are_told),
        CASE(text_tells_place_words_face_and_role),
        CASE(role_names_the_ancestors_that_tell),
        CASE(artifacts_tell_their_kind_and_no_role),
        CASE(each_run_of_a_line_has_its_line_and_language),
        CASE(words_show_what_is_unseen),
        CASE(pictures_are_named_without_their_folder),
        CASE(structure_tells_all_that_a_node_holds),
        CASE(deep_structure_takes_no_stack),
        CASE(what_is_there_stays_before_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
