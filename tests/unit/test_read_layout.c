/* Layouts and labels: values, styles, templates, and that all faults are told. */
#include "test_read.h"

#include "read/read.h"

#define HEAD "<layout version='1' name='a' labels='labels' hyphenation='h' flags='f'%s><page/>" \
             "<fonts><family name='Noto' regular='fonts/NotoSans-Regular.ttf' bold='fonts/NotoSans-Bold.ttf'/></fonts>"

struct opened {
    struct fonts *fonts;
    struct layout *layout;
};

static struct layout *open_layout_with(struct reading *reading, struct opened *opened, const char *attribute,
                                       const char *styles, const char *body)
{
    struct buffer text = {0};
    buffer_format(&text, HEAD "<styles><style name='text'/>%s</styles><body>%s</body></layout>", attribute, styles, body);
    diag_clear(reading->diag);
    struct xml_file *file = xml_read_memory((const char *)text.bytes, text.length, "layout.xml", reading->diag);
    buffer_finish(&text);
    assert_non_null(file);
    opened->fonts = fonts_create();
    return opened->layout = read_layout_file(file, "layouts", opened->fonts, reading->diag);
}

static struct layout *open_layout(struct reading *reading, struct opened *opened, const char *styles, const char *body)
{
    return open_layout_with(reading, opened, "", styles, body);
}

static void close_opened(struct opened *opened)
{
    layout_destroy(opened->layout);
    fonts_destroy(opened->fonts);
}

static const struct style *find_style(const struct layout *layout, const char *name)
{
    for (int i = 0; i < layout->style_count; i++)
        if (strcmp(layout->styles[i].name, name) == 0)
            return &layout->styles[i];
    fail_msg("no style %s", name);
    return NULL;
}

static void assert_points(double actual, double expected)
{
    if (!(actual > expected - 0.001 && actual < expected + 0.001))
        fail_msg("%f instead of %f", actual, expected);
}

/* ------------------------------------------------------------------------------------------------ styles */

static void styles_have_defaults(void **state)
{
    struct opened opened;
    const struct layout *layout = open_layout(*state, &opened, "", "<p>x</p>");
    assert_non_null(layout);
    const struct style *text = layout->text_style;
    assert_points(text->size, 9);
    assert_points(text->leading, 12);
    assert_int_equal(text->widows, 2);
    assert_int_equal(text->orphans, 2);
    assert_string_equal(text->marker, "•");
    assert_string_equal(text->family->name, "Noto");
    assert_points(layout->page.width, 595.276);
    assert_points(layout->page.height, 841.890);
    assert_ptr_equal(text->family->faces[FACE_ITALIC], text->family->faces[FACE_REGULAR]);
    assert_ptr_equal(text->family->faces[FACE_BOLD | FACE_ITALIC], text->family->faces[FACE_BOLD]);
    close_opened(&opened);
}

static void lengths_are_in_any_unit(void **state)
{
    struct opened opened;
    const struct layout *layout =
        open_layout(*state, &opened, "<style name='a' space-before='1cm' space-after='10mm' hang='28.25pt' indent-left='-2mm'/>", "");
    assert_non_null(layout);
    const struct style *style = find_style(layout, "a");
    assert_points(style->space_before, 28.346);
    assert_points(style->space_after, 28.346);
    assert_points(style->hang, 28.25);
    assert_points(style->indent_left, -5.669);
    close_opened(&opened);
}

static void colours_have_small_and_capital_digits(void **state)
{
    char small[64], capital[64];
    for (unsigned i = 0; i < 256; i++) {
        struct opened opened;
        snprintf(small, sizeof small, "<style name='a' color='#%02x%02x%02x'/>", i, 255 - i, i ^ 0xA5);
        snprintf(capital, sizeof capital, "<style name='a' color='#%02X%02X%02X'/>", i, 255 - i, i ^ 0xA5);
        const char *styles = i % 2 ? small : capital;
        const struct layout *layout = open_layout(*state, &opened, styles, "");
        assert_non_null(layout);
        struct color color = find_style(layout, "a")->color;
        if (color.red != i || color.green != 255 - i || color.blue != (i ^ 0xA5))
            fail_msg("%s is %d %d %d", styles, color.red, color.green, color.blue);
        close_opened(&opened);
    }
}

/* What a value may just be; what is beyond is refused in faulty_values_are_told. */
static void values_at_their_bounds_are_taken(void **state)
{
    struct opened opened;
    const struct layout *layout = open_layout(*state, &opened,
                                              "<style name='a' size='1pt' widows='20' orphans='1'/><style name='b' size='200pt'/>",
                                              "<columns><column width='200%'>x</column></columns>");
    assert_non_null(layout);
    assert_points(find_style(layout, "a")->size, 1);
    assert_points(find_style(layout, "b")->size, 200);
    assert_int_equal(find_style(layout, "a")->widows, 20);
    assert_int_equal(find_style(layout, "a")->orphans, 1);
    close_opened(&opened);
}

/* An address may be made by an expression; a header is its column's. */
static void elements_have_what_they_need(void **state)
{
    struct opened opened;
    const struct layout *layout =
        open_layout(*state, &opened, "", "<p><a select='b'>x</a></p><table><tr><th>x</th></tr></table>");
    if (!layout)
        fail_msg("%s", said(*state));
    const struct template *row = layout->body->next->first;
    assert_int_equal(row->first->scope, SCOPE_COLUMN);
    close_opened(&opened);
}

static void styles_inherit_in_any_order(void **state)
{
    struct opened opened;
    const struct layout *layout = open_layout(*state, &opened,
                                              "<style name='c' like='b' size='20pt'/>"
                                              "<style name='b' like='text' bold='yes' color='#102030' padding='2pt' padding-left='5pt'"
                                              " edge-top='1pt #ff0000' fill='#ffffff'/>"
                                              "<style name='d' like='b' edge-top='none' fill='none' padding-top='0pt'/>", "");
    assert_non_null(layout);
    const struct style *c = find_style(layout, "c"), *d = find_style(layout, "d");
    assert_true(c->bold);
    assert_points(c->size, 20);
    assert_int_equal(c->color.green, 0x20);
    assert_points(c->padding[EDGE_LEFT], 5);
    assert_points(c->padding[EDGE_TOP], 2);
    assert_points(c->edges[EDGE_TOP].width, 1);
    assert_true(c->has_fill);
    assert_false(d->has_fill);
    assert_points(d->edges[EDGE_TOP].width, 0);
    assert_points(d->padding[EDGE_TOP], 0);
    assert_points(d->padding[EDGE_RIGHT], 2);
    close_opened(&opened);
}

static void text_in_a_box_takes_its_type_alone(void **state)
{
    struct opened opened;
    const struct layout *layout = open_layout(*state, &opened,
                                              "<style name='a' size='20pt' space-before='3pt' padding='1pt' edge-left='1pt #000000'"
                                              " fill='#ffffff' hang='4pt' break='page' keep-with-next='yes' align='right'/>", "");
    assert_non_null(layout);
    const struct style *plain = layout_text_style(layout, find_style(layout, "a"));
    assert_points(plain->size, 20);
    assert_int_equal(plain->align, ALIGN_RIGHT);
    assert_points(plain->space_before + plain->padding[EDGE_TOP] + plain->edges[EDGE_LEFT].width + plain->hang, 0);
    assert_false(plain->has_fill || plain->page_break || plain->keep_with_next);
    assert_ptr_equal(layout_text_style(layout, plain), plain);
    close_opened(&opened);
}

static void assert_refused(struct reading *reading, const char *styles, const char *body, size_t errors, const char *words)
{
    struct opened opened;
    assert_null(open_layout(reading, &opened, styles, body));
    assert_said(reading, words);
    if (diag_errors(reading->diag) != errors)
        fail_msg("%zu errors instead of %zu:\n%s", diag_errors(reading->diag), errors, said(reading));
    close_opened(&opened);
}

static void faulty_values_are_told(void **state)
{
    assert_refused(*state, "<style name='a' size='9'/>", "", 1, "size=\"9\": expected a length such as");
    assert_refused(*state, "<style name='a' size='9ptx'/>", "", 1, "size=\"9ptx\": expected a length");
    assert_refused(*state, "<style name='a' size='mm'/>", "", 1, "expected a length");
    assert_refused(*state, "<style name='a' size='0.5pt'/>", "", 1, "expected 1pt to 200pt");
    assert_refused(*state, "<style name='a' color='#12345'/>", "", 1, "expected a colour such as");
    assert_refused(*state, "<style name='a' color='#12345g'/>", "", 1, "expected a colour such as");
    assert_refused(*state, "<style name='a' color='#1234567'/>", "", 1, "expected a colour such as");
    assert_refused(*state, "<style name='a' edge-top='1pt'/>", "", 1, "edge-top=\"1pt\": expected");
    assert_refused(*state, "<style name='a' widows='21'/>", "", 1, "expected a number from 1 to 20");
    assert_refused(*state, "<style name='a' widows='0'/>", "", 1, "expected a number from 1 to 20");
    assert_refused(*state, "<style name='a' size='200.1pt'/>", "", 1, "expected 1pt to 200pt");
    assert_refused(*state, "", "<columns><column width='201%'>x</column></columns>", 1, "expected a percentage");
    assert_refused(*state, "<style name='a' align='middle'/>", "", 1, "`left`, `right`, `center`, `justify`");
    assert_refused(*state, "<style name='a' font='Arial'/>", "", 1, "the name of a <family>");
    assert_refused(*state, "", "<columns><column width='0%'>x</column></columns>", 1, "expected a percentage");
    assert_refused(*state, "", "<table><tr><td colspan='65'>x</td></tr></table>", 1, "from 1 to 64");
}

static void fault_is_not_blamed_on_heirs(void **state)
{
    assert_refused(*state, "<style name='a' leading='12'/><style name='b' like='a'/><style name='c' like='b' size='8pt'/>", "",
                   1, "leading=\"12\"");
}

static void faulty_styles_are_told(void **state)
{
    assert_refused(*state, "<style name='a' like='b'/><style name='b' like='a'/>", "", 1, "[style-cycle]");
    assert_refused(*state, "<style name='a' like='b'/>", "", 1, "like=\"b\" [style-unknown]");
    assert_refused(*state, "<style name='a'/><style name='a'/>", "", 1, "style \"a\" [name-repeated]");
    assert_refused(*state, "<style/>", "", 1, "name of <style> [attribute-missing]");
    assert_refused(*state, "<style name='a' sise='9pt'/>", "", 1, "sise of <style> [attribute-unknown]");
    assert_refused(*state, "", "<p style='a'>x</p>", 1, "style=\"a\" [style-unknown]");
}

/* ------------------------------------------------------------------------------------------------ standards */

static void standard_is_said_or_usual(void **state)
{
    static const struct {
        const char *attribute;
        enum standard standard;
    } cases[] = {{"", STANDARD_PDF17}, {" standard='pdf17'", STANDARD_PDF17}, {" standard='pdf2'", STANDARD_PDF2}};
    struct opened opened;
    for (size_t i = 0; i < 3; i++) {
        assert_non_null(open_layout_with(*state, &opened, cases[i].attribute, "", ""));
        assert_int_equal(opened.layout->standard, cases[i].standard);
        close_opened(&opened);
    }
    assert_null(open_layout_with(*state, &opened, " standard='2.0'", "", ""));
    assert_said(*state, "standard=\"2.0\"");
    close_opened(&opened);
}

/* ------------------------------------------------------------------------------------------------ templates */

static void elements_know_their_place(void **state)
{
    assert_refused(*state, "", "<li>x</li>", 1, "<li> in <body> [element-unknown]");
    assert_refused(*state, "", "<p><p>x</p></p>", 1, "<p> in <p>");
    assert_refused(*state, "", "<ul>words</ul>", 1, "words in <ul>: \"words\"");
    assert_refused(*state, "", "<ul><each select='a'><p>x</p></each></ul>", 1, "<p> in <each>");
    assert_refused(*state, "", "<table><tr><li>x</li></tr></table>", 1, "<li> in <tr>");
    assert_refused(*state, "", "<p><value/><label/><a>x</a></p>", 3, "select of <value> [attribute-missing]");
    assert_refused(*state, "", "<p><value select='b['/></p>", 1, "[xpath-invalid]");
    assert_refused(*state, "", "<table><tr><td col='2'>x</td></tr></table>", 1, "col of <td> [attribute-unknown]");
    assert_refused(*state, "", "<table><tr><td span='2'>x</td></tr></table>", 1, "span of <td> [attribute-unknown]");
}

static void templates_keep_order_and_kind(void **state)
{
    struct opened opened;
    const struct layout *layout =
        open_layout(*state, &opened, "<style name='h2'/>",
                    "<section repeat='heading' break='page'><h2><marker>1</marker>Words</h2>"
                    "<each select='a' lang='original'><ol><li>x</li></ol></each></section>");
    assert_non_null(layout);
    const struct template *section = layout->body;
    assert_int_equal(section->kind, TEMPLATE_SECTION);
    assert_true(section->repeat_heading && section->page_break);
    assert_null(section->style);
    const struct template *heading = section->first, *each = heading->next;
    assert_int_equal(heading->kind, TEMPLATE_HEADING);
    assert_int_equal(heading->level, 2);
    assert_ptr_equal(heading->style, find_style(layout, "h2"));
    assert_int_equal(heading->first->kind, TEMPLATE_MARKER);
    assert_string_equal(heading->first->next->text, "Words");
    assert_int_equal(each->kind, TEMPLATE_EACH);
    assert_int_equal(each->language, LANGUAGE_ORIGINAL);
    assert_true(each->first->ordered);
    assert_null(each->next);
    close_opened(&opened);
}

/* ------------------------------------------------------------------------------------------------ labels */

static void labels_are_checked(void **state)
{
    static const char *const cases[][2] = {
        {"<labels lang='nl'><label name='a'>x</label><label name='a'>y</label></labels>", "label \"a\" [name-repeated]"},
        {"<labels lang='nl'><label>x</label></labels>", "name of <label> [attribute-missing]"},
        {"<labels lang='nl'><label name='a'><b>x</b></label></labels>", "<b> in <label> [element-unknown]"},
        {"<labels lang='nl'><label name='a'><span style='big'>x</span></label></labels>", "[style-unknown]"},
        {"<labels><label name='a'>x</label></labels>", "lang of <labels> [attribute-missing]"},
        {"<layout/>", "<layout>; expected <labels> [xml-kind]"},
        {"<labels lang='nl'><date><month>x</month></date></labels>", "pattern of <date> [attribute-missing]"},
        {"<labels lang='nl'><date pattern='{day} {month} {year}'><month>x</month></date></labels>", "1 of 12 <month>, 0 of 7 <weekday>"},
        {"<labels lang='nl'><date pattern='{day} {month} {day}'/></labels>", "expected {day}, {month} and {year}, each once"},
        {"<labels lang='nl'><date pattern='{day} {month} {year} {x}'/></labels>", "expected {day}, {month} and {year}, each once"},
        {"<labels lang='nl' noun-capitals='maybe'/>", "noun-capitals=\"maybe\""},
        {"<labels lang='nl'><date pattern='{day} {month} {year}'><month> </month></date></labels>", "[text-empty]"},
        {"<labels lang='nl'><date pattern='{day} {month} {year}'><era>x</era></date></labels>", "<era> in <date> [element-unknown]"},
    };
    struct reading *reading = *state;
    struct opened opened;
    const struct layout *layout = open_layout(reading, &opened, "", "");
    assert_non_null(layout);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        diag_clear(reading->diag);
        struct xml_file *file = xml_read_memory(cases[i][0], strlen(cases[i][0]), "nl.xml", reading->diag);
        assert_null(read_labels_file(layout, file, reading->diag));
        assert_said(reading, cases[i][1]);
    }
    static const char good[] = "<labels lang='nl' units='jaar uur' before-words='w' narrow-before='; »' noun-capitals='yes'><label name='a'>x</label></labels>";
    struct label_set *labels = read_labels_file(layout, xml_read_memory(good, sizeof good - 1, "nl.xml", reading->diag), reading->diag);
    assert_non_null(labels);
    assert_string_equal(labels->typography.units, "jaar uur");
    assert_string_equal(labels->typography.before_words, "w");
    assert_string_equal(labels->typography.narrow_before, "; »");
    assert_null(labels->typography.narrow_behind);
    assert_null(labels->typography.before_numbers);
    assert_true(labels->typography.noun_capitals);
    assert_non_null(map_find(labels->labels, "a", 1));
    label_set_destroy(labels);
    close_opened(&opened);
}

static const char *date_input(struct reading *reading, struct opened *opened, const char *select)
{
    static const char inputs[] =
        "<inputs><input name='holder.name'/><input name='holder.date' type='date'/></inputs>";
    struct buffer text = {0};
    buffer_format(&text, HEAD "%s<styles><style name='text'/></styles><metadata><date select='%s'/></metadata><body/></layout>",
                  "", inputs, select);
    diag_clear(reading->diag);
    opened->fonts = fonts_create();
    opened->layout = read_layout_file(xml_read_memory((const char *)text.bytes, text.length, "layout.xml", reading->diag),
                                      "layouts", opened->fonts, reading->diag);
    buffer_finish(&text);
    return opened->layout ? opened->layout->date : NULL;
}

static void only_a_day_dates_a_document(void **state)
{
    static const char *const others[] = {"$holder.name", "$holder.born", "holder.date", "@date"};
    struct opened opened;
    const char *date = date_input(*state, &opened, "$holder.date");
    assert_non_null(date);
    assert_string_equal(date, "holder.date");
    close_opened(&opened);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_null(date_input(*state, &opened, others[i]));
        assert_said(*state, "expected an input of the type date");
        close_opened(&opened);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, reading_setup, reading_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(styles_have_defaults), TEST(lengths_are_in_any_unit), TEST(styles_inherit_in_any_order),
        TEST(text_in_a_box_takes_its_type_alone), TEST(faulty_values_are_told),
        TEST(colours_have_small_and_capital_digits), TEST(values_at_their_bounds_are_taken), TEST(elements_have_what_they_need), TEST(fault_is_not_blamed_on_heirs),
        TEST(faulty_styles_are_told), TEST(standard_is_said_or_usual), TEST(elements_know_their_place),
        TEST(templates_keep_order_and_kind),
        TEST(labels_are_checked),
        TEST(only_a_day_dates_a_document),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
