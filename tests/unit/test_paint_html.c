/* HTML of documents that are put together by hand: what stands in words and attributes can end neither, each part has its element and
 * its language, and what cannot be read by night is made lighter. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "paint/html.h"
#include "paint/paint.h"

static const struct family noto = {.name = "Noto \"Sans\"</style>"};
static const struct style text = {.name = "text", .family = &noto, .size = 8, .leading = 11, .marker = "•"};

struct web {
    struct arena *arena;
    struct node root;
    struct document document;
    struct block **last;
    struct buffer out;
};

static int setup(void **state)
{
    struct web *page = calloc(1, sizeof *page);
    page->arena = arena_create();
    page->root = (struct node){.role = ROLE_DOCUMENT, .language = "nl"};
    page->document = (struct document){.root = &page->root, .text = &text, .pdf_words = "Als <pdf>",
                                       .metadata = {.title = "A <title> & more", .language = "nl"},
                                       .page = {.width = 595, .height = 842, .left = 57, .right = 48}};
    page->last = &page->document.first;
    *state = page;
    return 0;
}

static int teardown(void **state)
{
    struct web *page = *state;
    arena_destroy(page->arena);
    buffer_finish(&page->out);
    free(page);
    return 0;
}

static struct node *node_in(struct web *page, struct node *parent, enum role role)
{
    struct node *node = arena_new(page->arena, struct node);
    *node = (struct node){.role = role, .parent = parent, .column_span = 1, .row_span = 1};
    return node;
}

static struct block *new_block(struct web *page, enum block_kind kind, struct node *node)
{
    struct block *block = arena_new(page->arena, struct block);
    *block = (struct block){.kind = kind, .style = &text, .node = node};
    return block;
}

static struct block *words(struct web *page, struct node *node, const char *said)
{
    struct block *block = new_block(page, BLOCK_PARAGRAPH, node);
    struct run *run = arena_new(page->arena, struct run);
    *run = (struct run){.text = said, .length = strlen(said), .style = &text, .node = node, .language = "nl"};
    block->paragraph = (struct paragraph_content){.runs = run, .count = 1};
    return block;
}

static struct block *add(struct web *page, struct block *block)
{
    *page->last = block;
    page->last = &block->next;
    return block;
}

static const char *painted(struct web *page, const char *pdf)
{
    buffer_clear(&page->out);
    paint_html(&page->document, pdf, &page->out);
    buffer_byte(&page->out, '\0');
    return (const char *)page->out.bytes;
}

static void assert_has(const char *html, const char *part)
{
    if (!strstr(html, part))
        fail_msg("expected `%s` in:\n%s", part, html);
}

static void assert_has_not(const char *html, const char *part)
{
    if (strstr(html, part))
        fail_msg("not expected: `%s` in:\n%s", part, html);
}

/* ------------------------------------------------------------------------------------------------ escapes */

static void words_end_no_element(void **state)
{
    struct web *page = *state;
    add(page, words(page, node_in(page, &page->root, ROLE_PARAGRAPH), "</p><script>alert(1)</script> & \"it's\" ]]> -->"));
    const char *html = painted(page, NULL);
    assert_has(html, "<p>&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;it's&quot; ]]&gt; --&gt;</p>");
    assert_has(html, "<title>A &lt;title&gt; &amp; more</title>");
    assert_has_not(html, "<script");
}

/* None of these comes so far, see DIAG_CHARACTER_CONTROL; if it did, nobody would be misled. */
static void what_cannot_be_printed_is_shown_as_such(void **state)
{
    struct web *page = *state;
    add(page, words(page, node_in(page, &page->root, ROLE_PARAGRAPH), "a\x01z \xE2\x80\xAEtxt \xFF \xEF\xBF\xBE é ю \xC2\xAD"));
    assert_has(painted(page, NULL), "<p>a\xEF\xBF\xBDz \xEF\xBF\xBDtxt \xEF\xBF\xBD \xEF\xBF\xBD é ю \xC2\xAD</p>");
}

static void facts_end_no_script(void **state)
{
    struct web *page = *state;
    page->document.facts = "{\"name\":\"</script><!-- <script> & é\"}";
    assert_has(painted(page, NULL), "<script type=\"application/ld+json\">{\"name\":\"\\u003c/script\\u003e\\u003c!-- \\u003cscript\\u003e \\u0026 é\"}"
                                    "</script>");
}

static void names_end_neither_string_nor_sheet(void **state)
{
    struct web *page = *state;
    const char *html = painted(page, NULL);
    assert_has(html, "--f:\"Noto \\22 Sans\\22 \\3c \\2f style\\3e \",system-ui,sans-serif;");
    assert_ptr_equal(strstr(strstr(html, "</style>") + 1, "</style>"), NULL);
}

static void address_of_the_pdf_stays_in_its_attribute(void **state)
{
    struct web *page = *state;
    const char *html = painted(page, "a\"b&c.pdf");
    assert_has(html, "<link rel=\"alternate\" type=\"application/pdf\" href=\"a&quot;b&amp;c.pdf\">");
    assert_has(html, "<a type=\"application/pdf\" href=\"a&quot;b&amp;c.pdf\">Als &lt;pdf&gt;</a>");
    assert_has_not(painted(page, NULL), "application/pdf");
}

/* ------------------------------------------------------------------------------------------------ among words */

static void link_leads_to_an_address_or_nowhere(void **state)
{
    static const struct {
        const char *target, *expected;
    } cases[] = {{"https://www.s-bb.nl/?a=1&b=2", "<p><a href=\"https://www.s-bb.nl/?a=1&amp;b=2\">x</a></p>"},
                 {"mailto:a@b.nl", "<p><a href=\"mailto:a@b.nl\">x</a></p>"},
                 {"HTTP://b.nl", "<p><a href=\"HTTP://b.nl\">x</a></p>"},
                 {"javascript:alert(1)", "<p><a>x</a></p>"},
                 {"data:text/html,x", "<p><a>x</a></p>"}};
    struct web *page = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct node *paragraph = node_in(page, &page->root, ROLE_PARAGRAPH), *link = node_in(page, paragraph, ROLE_LINK);
        link->target = cases[i].target;
        page->document.first = words(page, link, "x");
        page->document.first->node = paragraph;
        assert_has(painted(page, NULL), cases[i].expected);
    }
}

static void parts_have_their_language_and_weight(void **state)
{
    struct web *page = *state;
    struct node *paragraph = node_in(page, &page->root, ROLE_PARAGRAPH), *strong = node_in(page, paragraph, ROLE_STRONG);
    struct node *span = node_in(page, strong, ROLE_SPAN);
    paragraph->language = "en";
    span->language = "fr";
    struct run runs[] = {{.text = "a ", .length = 2, .style = &text, .node = paragraph}, {.text = "b ", .length = 2, .style = &text, .node = strong},
                         {.text = "c", .length = 1, .style = &text, .node = span},       {.kind = RUN_BREAK, .text = "", .style = &text, .node = paragraph},
                         {.text = "d", .length = 1, .style = &text, .node = paragraph}};
    struct block *block = add(page, new_block(page, BLOCK_PARAGRAPH, paragraph));
    block->paragraph = (struct paragraph_content){.runs = runs, .count = 5};
    add(page, words(page, node_in(page, &page->root, ROLE_PARAGRAPH), "e"));
    assert_has(painted(page, NULL), "<p lang=\"en\">a <strong>b <span lang=\"fr\">c</span></strong><br>d</p>\n<p>e</p>");
}

static void mark_leads_to_the_note(void **state)
{
    struct web *page = *state;
    struct node *heading = node_in(page, &page->root, ROLE_HEADING), *reference = node_in(page, heading, ROLE_REFERENCE);
    struct node *link = node_in(page, reference, ROLE_LINK), *note = node_in(page, &page->root, ROLE_NOTE);
    heading->level = 1;
    link->leads_to = note;
    link->title = "Toelichting";
    add(page, words(page, link, "*"))->node = heading;
    page->document.foot_note = new_block(page, BLOCK_GROUP, note);
    page->document.foot_note->group.first = words(page, node_in(page, note, ROLE_PARAGRAPH), "* Toelichting");
    const char *html = painted(page, NULL);
    assert_has(html, "<h1><sup><a href=\"#note\" role=\"doc-noteref\" aria-label=\"* Toelichting\">*</a></sup></h1>");
    assert_has(html, "<aside id=\"note\" role=\"doc-footnote\">\n<p>* Toelichting</p>\n</aside>");
}

/* ------------------------------------------------------------------------------------------------ blocks */

static struct block *list_of(struct web *page, bool ordered, const char *const *markers, size_t count)
{
    struct node *node = node_in(page, &page->root, ROLE_LIST);
    struct block *list = new_block(page, BLOCK_GROUP, node), **link = &list->group.first;
    node->ordered = ordered;
    for (size_t i = 0; i < count; i++) {
        struct node *item = node_in(page, node, ROLE_ITEM);
        *link = new_block(page, BLOCK_GROUP, item);
        (*link)->marker = words(page, node_in(page, item, ROLE_MARKER), markers[i]);
        (*link)->group.first = words(page, node_in(page, node_in(page, item, ROLE_ITEM_BODY), ROLE_PARAGRAPH), "x");
        link = &(*link)->next;
    }
    return list;
}

static void list_with_the_browsers_markers_has_no_others(void **state)
{
    struct web *page = *state;
    add(page, list_of(page, true, (const char *const[]){"1.", "2."}, 2));
    add(page, list_of(page, false, (const char *const[]){"•"}, 1));
    assert_has(painted(page, NULL), "<ol>\n<li>x</li>\n<li>x</li></ol>\n<ul>\n<li>x</li></ul>");
}

static void list_with_markers_of_its_own_shows_them(void **state)
{
    struct web *page = *state;
    add(page, list_of(page, true, (const char *const[]){"1.", "3."}, 2));
    assert_has(painted(page, NULL), "<ol class=\"_l k1\">\n<li><span class=\"_m\">1. </span><div>x</div></li>\n<li><span class=\"_m\">3. </span>");
}

static struct cell *cell_at(struct web *page, int column, int span, struct node *node, const char *said)
{
    struct cell *cell = arena_new(page->arena, struct cell);
    *cell = (struct cell){.style = &text, .column = column, .column_span = span, .row_span = 1, .node = node,
                          .first = words(page, node_in(page, node, ROLE_PARAGRAPH), said)};
    return cell;
}

static struct row *row_of(struct web *page, struct cell *first, struct cell *second)
{
    struct row *row = arena_new(page->arena, struct row);
    *row = (struct row){.style = &text, .first = first, .node = node_in(page, &page->root, ROLE_ROW)};
    first->next = second;
    return row;
}

static void head_cells_say_of_what(void **state)
{
    static const struct column columns[3] = {{WIDTH_CONTENT, 0}, {WIDTH_REST, 0}, {WIDTH_CONTENT, 0}};
    struct web *page = *state;
    struct node *node = node_in(page, &page->root, ROLE_TABLE), *head = node_in(page, node, ROLE_HEADER_CELL), *mark = node_in(page, node, ROLE_HEADER_CELL);
    head->scope = SCOPE_COLUMN;
    mark->scope = SCOPE_ROW;
    struct block *table = add(page, new_block(page, BLOCK_TABLE, node));
    table->table = (struct table_content){.columns = columns, .column_count = 3, .head_rows = 1};
    table->table.first = row_of(page, cell_at(page, 0, 2, head, "Scale"), NULL);
    table->table.first->next = row_of(page, cell_at(page, 0, 1, mark, "10"), cell_at(page, 1, 1, node_in(page, node, ROLE_CELL), "good"));
    /* The third column is none: no cell is in it. */
    assert_has(painted(page, NULL), "<table><colgroup><col><col></colgroup><thead>\n<tr><th scope=\"col\" colspan=\"2\">Scale</th></tr></thead>\n"
                                    "<tbody>\n<tr><th scope=\"row\">10</th><td>good</td></tr></tbody>\n</table>");
}

static void column_in_which_no_cell_begins_is_none(void **state)
{
    static const struct column columns[2] = {{WIDTH_REST, 0}, {WIDTH_REST, 0}};
    struct web *page = *state;
    struct node *node = node_in(page, &page->root, ROLE_TABLE);
    struct block *table = add(page, new_block(page, BLOCK_TABLE, node));
    table->table = (struct table_content){.columns = columns, .column_count = 2};
    table->table.first = row_of(page, cell_at(page, 0, 2, node_in(page, node, ROLE_CELL), "pass"), NULL);
    assert_has(painted(page, NULL), "<table><colgroup><col></colgroup><tbody>\n<tr><td>pass</td></tr></tbody>");
}

static void entries_with_terms_are_a_list_of_them(void **state)
{
    static const struct column columns[2] = {{WIDTH_SHARE, 0.5}, {WIDTH_SHARE, 0.5}};
    struct web *page = *state;
    struct node *node = node_in(page, &page->root, ROLE_LIST), *item = node_in(page, node, ROLE_ITEM);
    struct block *grid = add(page, new_block(page, BLOCK_TABLE, node));
    grid->table = (struct table_content){.columns = columns, .column_count = 2, .gutter = 16};
    struct cell *wide = cell_at(page, 0, 2, node_in(page, item, ROLE_ITEM_BODY), "entry");
    wide->label = words(page, node_in(page, item, ROLE_MARKER), "Term");
    grid->table.first = row_of(page, wide, NULL);
    assert_has(painted(page, NULL), "<dl class=\"_g k1\">\n<div class=\"_s k2\">\n<dt>Term</dt>\n<dd>entry</dd></div>\n</dl>");
    wide->label = NULL; /* a list of terms without a term is none */
    assert_has(painted(page, NULL), "<div class=\"_c k1\">\n<div class=\"_s k2\">\n<p>entry</p></div>\n</div>");
}

static void pictures_say_what_they_show(void **state)
{
    static const struct unit_box box = {1, 2, 3, 4};
    static const struct shape shape = {.fill = {255, 0, 16}, .boxes = &box, .count = 1};
    static const struct drawing drawing = {.width = 9, .height = 6, .shapes = &shape, .count = 1};
    static const struct image image = {.format = IMAGE_PNG, .bytes = (const unsigned char *)"\x89PNG", .length = 4};
    struct web *page = *state;
    struct node *node = node_in(page, &page->root, ROLE_FIGURE);
    struct block *picture = add(page, new_block(page, BLOCK_PICTURE, node));
    node->alternative = "Vlag \"van\" <NL>";
    picture->picture = (struct picture_content){.picture.drawing = &drawing, .width = 36, .height = 24};
    assert_has(painted(page, NULL), "<svg role=\"img\" aria-label=\"Vlag &quot;van&quot; &lt;NL&gt;\" class=\"_i k1\" viewBox=\"0 0 9 6\">"
                                    "<path fill=\"#ff0010\" d=\"M1 2h3v4h-3z\"/></svg>");
    picture->picture.picture = (struct picture){.image = &image};
    assert_has(painted(page, NULL), "<img alt=\"Vlag &quot;van&quot; &lt;NL&gt;\" class=\"_i k1\" src=\"data:image/png;base64,iVBORw==\">");
}

/* What is about pages is nothing in a document that has none; what else the foot says stands there once. */
static void running_foot_is_told_once_without_pages(void **state)
{
    static const struct column columns[2] = {{WIDTH_REST, 0}, {WIDTH_CONTENT, 0}};
    struct web *page = *state;
    struct block *foot = page->document.foot = new_block(page, BLOCK_TABLE, NULL), *number = words(page, NULL, "page ");
    struct run runs[2] = {number->paragraph.runs[0], {.kind = RUN_PAGE_NUMBER, .text = "", .style = &text}};
    struct cell cells[2] = {{.style = &text, .column_span = 1, .row_span = 1, .first = words(page, NULL, "crebo 25135")},
                            {.style = &text, .column = 1, .column_span = 1, .row_span = 1, .first = number}};
    number->paragraph = (struct paragraph_content){.runs = runs, .count = 2};
    foot->table = (struct table_content){.columns = columns, .column_count = 2};
    foot->table.first = row_of(page, &cells[0], &cells[1]);
    assert_has(painted(page, NULL), "<footer>\n<p>crebo 25135</p>\n</footer>");
}

/* ------------------------------------------------------------------------------------------------ the sheet */

static double linear_of(const char *digits)
{
    double share = (double)strtol((const char[]){digits[0], digits[1], '\0'}, NULL, 16) / 255, root = (share + 0.055) / 1.055;
    return share <= 0.04045 ? share / 12.92 : root * root * (0.6 * root + 0.4); /* near enough to the power of 2.4 */
}

static double luminance_of(const char *digits)
{
    return 0.2126 * linear_of(digits) + 0.7152 * linear_of(digits + 2) + 0.0722 * linear_of(digits + 4);
}

static void what_is_read_by_day_is_read_by_night(void **state)
{
    static const struct color colors[] = {{0x1f, 0x38, 0x64}, {0, 0, 0}, {0xc8, 0x10, 0x2e}, {0, 0, 255}, {0x4d, 0x4d, 0x4d}, {0x76, 0x76, 0x76}};
    struct web *page = *state;
    for (size_t i = 0; i < sizeof colors / sizeof *colors; i++) {
        struct style style = text;
        style.name = "colored";
        style.color = colors[i];
        page->document.first = words(page, node_in(page, &page->root, ROLE_PARAGRAPH), "x");
        page->document.first->style = &style;
        char name[24];
        snprintf(name, sizeof name, "--c%02x%02x%02x:#", style.color.red, style.color.green, style.color.blue);
        const char *night = strstr(painted(page, NULL), "prefers-color-scheme:dark"), *paper = strstr(night, "--cffffff:#");
        const char *ink = strstr(night, name);
        assert_non_null(paper);
        assert_non_null(ink);
        double contrast = (luminance_of(ink + strlen(name)) + 0.05) / (luminance_of(paper + strlen(name)) + 0.05);
        if (contrast < 5)
            fail_msg("%s contrast %.2f", name, contrast);
    }
}

static void style_without_its_box_has_the_type_alone(void **state)
{
    struct web *page = *state;
    struct style boxed = text, plain;
    boxed.name = "entry";
    boxed.bold = true;
    boxed.space_before = 8;
    boxed.padding[EDGE_LEFT] = 16;
    plain = boxed;
    plain.space_before = plain.padding[EDGE_LEFT] = 0;
    plain.without_box = true;
    add(page, words(page, node_in(page, &page->root, ROLE_PARAGRAPH), "a"))->style = &plain;
    add(page, words(page, node_in(page, &page->root, ROLE_PARAGRAPH), "b"))->style = &boxed;
    const char *html = painted(page, NULL);
    assert_has(html, "<p class=\"entry _t\"><span");
    assert_has(html, "<p class=\"entry\"><span");
    assert_has(html, ".entry{font:bold 1rem/calc(1.375*var(--l)) var(--f);color:var(--c000000);text-align:left;hyphens:manual;margin:1rem 0 0 0;padding:0 0 0 calc(2rem*var(--w))}\n");
}

static void equal_documents_make_equal_bytes(void **state)
{
    struct web *page = *state;
    add(page, list_of(page, true, (const char *const[]){"B1", "B2"}, 2));
    char *first = strdup(painted(page, "a.pdf"));
    assert_string_equal(painted(page, "a.pdf"), first);
    free(first);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(words_end_no_element), TEST(what_cannot_be_printed_is_shown_as_such), TEST(facts_end_no_script),
        TEST(names_end_neither_string_nor_sheet), TEST(address_of_the_pdf_stays_in_its_attribute), TEST(link_leads_to_an_address_or_nowhere),
        TEST(parts_have_their_language_and_weight), TEST(mark_leads_to_the_note), TEST(list_with_the_browsers_markers_has_no_others),
        TEST(list_with_markers_of_its_own_shows_them), TEST(head_cells_say_of_what), TEST(column_in_which_no_cell_begins_is_none),
        TEST(entries_with_terms_are_a_list_of_them), TEST(pictures_say_what_they_show), TEST(running_foot_is_told_once_without_pages),
        TEST(what_is_read_by_day_is_read_by_night), TEST(style_without_its_box_has_the_type_alone), TEST(equal_documents_make_equal_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
